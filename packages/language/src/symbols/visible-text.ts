/**
 * Characters that a reader does not see or that change how the text around them is shown: control characters, marks of
 * writing direction, separators of lines, characters without width, and halves of surrogates. The joiners of emoji and
 * of Persian and Indic scripts (U+200C, U+200D) are none of them.
 */
const unseen =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** The text with every character that would not be seen as itself written as in JSON, such as `\u001b`. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Whether the text holds a character that {@link visibleText} would write differently. */
export function hasUnseen(text: string): boolean {
  return text.search(unseen) >= 0;
}
