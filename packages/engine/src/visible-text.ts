/**
 * Characters that are invisible or that change how the surrounding text is shown: control characters, direction marks,
 * line separators, zero-width characters, and lone surrogates. The joiners of emoji and of Persian and Indic scripts
 * (U+200C, U+200D) are not included.
 */
const unseen =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** The text with every such character replaced. */
export function replaceUnseen(text: string, replacement: (character: string) => string): string {
  return text.replace(unseen, replacement);
}

/** The text with every such character escaped as in JSON, such as `\u001b`. */
export function visibleText(text: string): string {
  return replaceUnseen(text, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Whether the text contains a character that {@link visibleText} would escape. */
export function hasUnseen(text: string): boolean {
  return text.search(unseen) >= 0;
}
