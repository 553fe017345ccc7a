import { applied, type GapEdit } from './gap-edits.js';
import type { ReadText } from './read-text.js';

/** The maximum number of texts to parse to find the edits that change the meaning. */
const mostTrials = 12;

/** Edits of a text, and the text after them. */
export interface Proved {
  readonly edits: readonly GapEdit[];
  readonly after: ReadText;
}

/**
 * Selects those edits of several parts that preserve the meaning of the text. How broken statements are parsed depends
 * on lines and indentation, including those of adjacent statements; the part that makes a difference is found by
 * bisection.
 * @param read parses another text
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
