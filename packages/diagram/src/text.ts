import { visibleText } from '@azroute/engine';

/** The width of one character of a name (12 px, semibold), in pixels. */
export const nameWidth = 8.2;
/** The width of one character of a detail (11 px), in pixels. */
export const detailWidth = 7;

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const widthless = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns a character takes: wide ones take two, combining ones none, and what is drawn escaped its escape. */
function columns(character: string): number {
  if (character >= ' ' && character <= '~') return 1;
  const shown = visibleText(character);
  if (shown !== character) return shown.length;
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

/** The name, with an ellipsis in its middle if it takes more than `most` columns: similar names differ at their end. */
export function clippedName(name: string, most: number): string {
  if (textWidth(name, 1) <= most) return name;
  const room = Math.floor((most - 1) / 2);
  const characters = [...name];
  let [start, sum] = [characters.length, 0];
  while (start > 0 && sum + columns(characters[start - 1] as string) <= room) {
    start--;
    sum += columns(characters[start] as string);
  }
  while (columns(characters[start] ?? ' ') === 0) start++;
  return clipped(name, most - sum) + characters.slice(start).join('');
}
