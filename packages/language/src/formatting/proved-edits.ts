import { applied, type GapEdit } from './gap-edits.js';
import type { ReadText } from './read-text.js';

/** So many texts are read at most to find the edits that change what is said. */
const mostTrials = 12;

/** Edits of a text, and the text after them. */
export interface Proved {
  readonly edits: readonly GapEdit[];
  readonly after: ReadText;
}

/**
 * Chooses of the edits of several parts those after which the text still says the same. The reading of broken
 * statements depends on lines and indentation, also on those of statements beside them; the part that makes a difference
 * is looked for by halves.
 * @param read reads another text
 */
export function provedEdits(
  before: ReadText,
  parts: readonly (readonly GapEdit[])[],
  read: (text: string) => ReadText,
): Proved {
  let proved: Proved = { edits: [], after: before };
  let trials = 0;
  const prove = (tried: readonly (readonly GapEdit[])[]): void => {
    if (tried.length === 0 || trials >= mostTrials) return;
    trials++;
    const edits = [...proved.edits, ...tried.flat()];
    const after = read(applied(before.text, edits));
    if (before.saysTheSameAs(after)) proved = { edits, after };
    else if (tried.length > 1) {
      const middle = tried.length >> 1;
      prove(tried.slice(0, middle));
      prove(tried.slice(middle));
    }
  };
  prove(parts.filter((edits) => edits.length > 0));
  return proved;
}
