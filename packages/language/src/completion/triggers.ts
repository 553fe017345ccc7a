/**
 * Whether a list should open by itself after a typed character. After a blank only behind a word: not in the
 * indentation, not after a second blank, not in a comment.
 * @param line the text of the line up to the cursor, with the character
 */
export function opensList(character: string, line: string): boolean {
  if (/\/\/|\/\*(?!.*\*\/)/.test(line)) return /azroute-ignore[\s,]+$/.test(line);
  if (character !== ' ' && character !== ',') return true;
  return /\S[ ,]$/.test(line) && !/[{}]\s?$/.test(line);
}
