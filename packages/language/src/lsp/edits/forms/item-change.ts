import type { Item } from '../comma-list.js';

/**
 * Finds the fewest changes from the items that a topology has in a list to others.
 * @param keyOf what a written item is in the topology
 * @returns by item that changes, what it becomes, or nothing if it goes; and what is added
 */
export function itemChange<I extends Item>(
  written: readonly I[],
  before: readonly string[],
  after: readonly string[],
  keyOf: (item: I) => string,
): { readonly changed: ReadonlyMap<I, string | undefined>; readonly added: readonly string[] } {
  const gone = difference(before, after);
  const added = difference(after, before);
  const changed = new Map<I, string | undefined>();
  for (const key of gone) {
    const item = written.find((one) => !changed.has(one) && keyOf(one) === key);
    if (item) changed.set(item, added.shift());
  }
  return { changed, added };
}

/** The texts of a list that another one does not have as often. */
function difference(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((text) => {
    const i = left.indexOf(text);
    if (i >= 0) left.splice(i, 1);
    return i < 0;
  });
}
