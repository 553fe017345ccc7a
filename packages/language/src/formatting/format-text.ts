import type { LangiumCoreServices } from 'langium';
import { formattingOf, type GapEdit, whiteSpaceEdits } from './gap-edits.js';
import { provedEdits } from './proved-edits.js';
import { ReadText } from './read-text.js';

/** A text that is not settled after so many rounds stays as it is. */
const mostRounds = 4;

/**
 * Finds what has to change in a text so that it is formatted, apart from statements with syntax errors and what cannot
 * be changed without their being read in another way. The formatted text is formatted: what could not be changed may
 * have become possible by the other changes, so this goes on until nothing is left to do.
 */
export function formatText(services: LangiumCoreServices, text: string): readonly GapEdit[] {
  const read = (other: string) => new ReadText(services, other);
  let current = read(text);
  for (let round = 0; round < mostRounds; round++) {
    const parts = formattingOf(current).map(({ edits }) => edits);
    const { edits, after } = provedEdits(current, parts, read);
    if (edits.length === 0) return whiteSpaceEdits(text, current.text);
    current = after;
    if (current.isSound) return whiteSpaceEdits(text, current.text);
  }
  return [];
}
