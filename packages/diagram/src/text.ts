/** Widths of one character, in pixels, of names (12 px, semibold) and of details (11 px). */
export const nameWidth = 8.2;
export const detailWidth = 7;

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const widthless = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns a character takes: wide ones take two, combining ones none. */
function columns(character: string): number {
  if (widthless.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The estimated width of a text; nothing is measured, so that it is the same everywhere. */
export function textWidth(text: string, perCharacter: number): number {
  let sum = 0;
  for (const character of text) sum += columns(character);
  return Math.ceil(sum * perCharacter);
}

/** The text, cut with an ellipsis if it takes more than `most` columns. */
export function clipped(text: string, most: number): string {
  let sum = 0;
  let kept = '';
  let full = true;
  for (const character of text) {
    sum += columns(character);
    if (sum > most) {
      full = false;
      break;
    }
    if (sum <= most - 1) kept += character;
  }
  return full ? text : `${kept}…`;
}
