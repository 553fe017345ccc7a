import type { TopologyEdit } from '@azroute/engine';
import type { ListPath } from './edit-text.js';
import { editText } from './edit-texts.js';
import type { Texts } from './texts.js';
import { type Insertions, Writing } from './writing.js';

/**
 * Converts edits of a topology to insertions into its texts, with new names where names are taken.
 * @returns undefined if no text contains a declaration that has to change
 */
export function writeEdits(texts: Texts, edits: readonly TopologyEdit[]): Insertions | undefined {
  const writing = new Writing(texts);
  const kinds = new Set(edits.map(({ kind }) => kind));
  for (const kind of kinds) {
    const [first, ...more] = edits.filter((edit) => edit.kind === kind);
    if (first && !editText(kind).write(writing, [first, ...more], edits)) return undefined;
  }
  return writing.insertions;
}

/** The lists of a topology in which the names in the text may differ from those in the proof: see {@link EditText}. */
export function namesMadeBy(edits: readonly TopologyEdit[]): ReadonlySet<ListPath> {
  return new Set(edits.flatMap(({ kind }) => editText(kind).namedIn));
}
