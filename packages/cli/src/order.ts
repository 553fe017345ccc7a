const natural = new Intl.Collator('en', { numeric: true });

/** Orders names as people do (`spoke2` before `spoke11`); names that look alike to the collator go by their code units. */
export function compareNames(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
