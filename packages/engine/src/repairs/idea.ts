import type { TopologyEdit } from './edits/topology-edit.js';

/** Fields in which edits of one idea may differ: /24, /16 and /32 of one row are one idea. */
const incidental: ReadonlySet<string> = new Set(['name', 'prefix', 'words', 'touches']);

/** A text that is equal for edits that do the same in the same places, with other names or prefixes. */
export function ideaOf(edits: readonly TopologyEdit[]): string {
  return [...new Set(edits.map((edit) => textOf(edit, incidental)))].sort().join();
}

/** A text that is equal for equal edits, in whatever order. */
export function editsKey(edits: readonly TopologyEdit[]): string {
  return edits
    .map((edit) => textOf(edit, new Set()))
    .sort()
    .join();
}

function textOf(edit: TopologyEdit, without: ReadonlySet<string>): string {
  return JSON.stringify(Object.entries(edit).filter(([key]) => !without.has(key)));
}
