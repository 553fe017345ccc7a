import type { LangiumCoreServices } from 'langium';
import { formattingOf, type GapEdit, whiteSpaceEdits } from './gap-edits.js';
import { provedEdits } from './proved-edits.js';
import { ReadText } from './read-text.js';

/** A text that is still changing after this many rounds stays as it is. */
const mostRounds = 4;

/**
 * Finds the changes that format a text, apart from statements with syntax errors and changes that would alter how those
 * are parsed. Formatting is idempotent: other changes can make a blocked change possible, so this repeats until nothing
 * changes.
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
