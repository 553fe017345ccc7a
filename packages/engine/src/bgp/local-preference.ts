import { type Prefix, PrefixTable } from '../address/index.js';
import type { LocalPreference } from '../topology/index.js';

/** Local preference of a route that nothing else is configured for (R281). */
export const defaultLocalPreference = 100;

/**
 * The local preference that an end assigns to a received prefix: that of the longest matching prefix; undefined if none
 * matches.
 */
export function preferenceFor(written: readonly LocalPreference[], prefix: Prefix): number | undefined {
  if (written.length === 0) return undefined;
  const { byPrefix, otherwise } = indexOf(written);
  return byPrefix.covering(prefix)[0] ?? otherwise;
}

interface Index {
  readonly byPrefix: PrefixTable<number>;
  readonly otherwise: number | undefined;
}

const indexes = new WeakMap<readonly LocalPreference[], Index>();

/** The list of an end never changes. */
function indexOf(written: readonly LocalPreference[]): Index {
  let index = indexes.get(written);
  if (!index) {
    const byPrefix = new PrefixTable<number>();
    // The first of equal ones counts.
    for (const { prefix, value } of [...written].reverse()) if (prefix) byPrefix.set(prefix, value);
    index = { byPrefix, otherwise: written.find(({ prefix }) => !prefix)?.value };
    indexes.set(written, index);
  }
  return index;
}
