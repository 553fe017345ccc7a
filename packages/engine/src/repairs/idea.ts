import type { TopologyEdit } from './edits/topology-edit.js';

/** Fields in which edits of one idea may differ: /24, /16 and /32 of one row are one idea. */
const incidental: ReadonlySet<string> = new Set(['name', 'prefix', 'words', 'touches']);

/** A text that is equal for edits that do the same in the same places, with other names or prefixes. */
export function ideaOf(edits: readonly TopologyEdit[]): string {
  const texts = edits.map((edit) =>
    JSON.stringify(
      Object.entries(edit).filter(([key]) => !incidental.has(key)),
      (_key, value) =>
        // Numbers of addresses do not fit into JSON; their texts do.
        typeof value === 'bigint' ? String(value) : value,
    ),
  );
  return [...new Set(texts)].sort().join();
}
