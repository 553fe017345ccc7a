/** A comment of a text, as offsets. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

/** Tokens that can contain the start of a comment, and comments themselves, as in the grammar. */
const quoteOrComment = /"[^"\n\r]*"|"[^\s{}[\],]*|\/\/[^\n\r]*|\/\*/g;

/** The comments of a text, without parsing it. An unclosed comment ends with its line. */
export function commentsOf(text: string): Comment[] {
  const comments: Comment[] = [];
  const next = new RegExp(quoteOrComment);
  let noEndAfter = Infinity;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const start = found.index;
    if (found[0] === '/*') {
      const close = start >= noEndAfter ? -1 : text.indexOf('*/', start + 2);
      if (close < 0) noEndAfter = Math.min(noEndAfter, start);
      next.lastIndex = close < 0 ? lineEndAfter(text, start) : close + 2;
    }
    if (found[0].startsWith('/')) comments.push({ start, end: next.lastIndex });
  }
  return comments;
}

function lineEndAfter(text: string, offset: number): number {
  const ends = /[\r\n]|$/g;
  ends.lastIndex = offset;
  return ends.exec(text)?.index ?? text.length;
}
