/** A part of a text. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The part of a text that determines what is allowed at a position: some statements of the file before it, and the one
 * that contains it. A statement of the file is recognized by its keyword at the start of a line, even if braces are
 * missing.
 * @param keywords those that begin only statements of a file, not of a block
 * @param before how many statements before the position the part begins, if there are that many
 */
export function surroundings(text: string, offset: number, keywords: ReadonlySet<string>, before: number): Part {
  let start = offset;
  for (let left = before; left > 0 && start > 0; ) {
    // A position before the text counts as its first one, so an empty first line would be found forever.
    start = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || beginsStatement(text, start, keywords)) left--;
  }
  let end = text.indexOf('\n', offset);
  while (end >= 0 && !beginsStatement(text, end + 1, keywords)) end = text.indexOf('\n', end + 1);
  const part = { start, end: end < 0 ? text.length : end };
  // Something that begins or ends within a comment is not a separate part.
  return isInComment(text, part.start) || isInComment(text, part.end) ? { start: 0, end: text.length } : part;
}

function beginsStatement(text: string, at: number, keywords: ReadonlySet<string>): boolean {
  let end = at;
  while (isLetter(text.charCodeAt(end))) end++;
  return end > at && keywords.has(text.slice(at, end));
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Whether a position could be inside a comment of several lines. */
function isInComment(text: string, offset: number): boolean {
  const opened = text.lastIndexOf('/*', offset - 1);
  if (opened < 0 || offset === 0) return false;
  const closed = text.indexOf('*/', opened + 2);
  return closed < 0 || closed + 2 > offset;
}
