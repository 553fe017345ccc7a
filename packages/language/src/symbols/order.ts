const natural = new Intl.Collator('en', { numeric: true });

/**
 * Orders names naturally (`spoke2` before `spoke11`); names that are equal to the collator are ordered by code units.
 */
export function compareNames(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
