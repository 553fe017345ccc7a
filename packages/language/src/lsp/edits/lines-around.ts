import { lineStart } from '../../text/lines.js';
import { inOrder, type Replacement } from '../scratch.js';

/** A part of a text, by offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const blankLine = /[ \t]*(?:\r\n|\r|\n)/y;
const blanksAndComment = /[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*)?(?=[\r\n]|$)/y;

/** The white space at the start of the line that contains an offset. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** True if only white space is before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^[ \t\uFEFF]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** The end of the line of an offset if only white space and a comment follow; undefined if something else does. */
export function endOfLine(text: string, offset: number): number | undefined {
  return matchEnd(blanksAndComment, text, offset);
}

/** True if nothing but comments is on the lines of a statement. */
export function hasOwnLines(text: string, { start, end }: Span): boolean {
  return isFirstOnLine(text, start) && endOfLine(text, end) !== undefined;
}

/**
 * Removes a statement: with its line, the comment at the line's end, and one of the blank lines that would be left; from
 * a line with other statements, only its words.
 */
export function removal(text: string, span: Span): Replacement {
  const end = endOfLine(text, span.end);
  if (isFirstOnLine(text, span.start) && end !== undefined)
    return removalOfLines(text, lineStart(text, span.start), end);
  const before = /[ \t]*$/.exec(text.slice(lineStart(text, span.start), span.start))?.[0].length ?? 0;
  const after = /^[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0;
  const leads = isFirstOnLine(text, span.start) || text[span.start - before - 1] === '{';
  return leads && end === undefined
    ? { start: span.start, end: span.end + after, text: '' }
    : { start: span.start - before, end: span.end, text: '' };
}

/** Removes statements. Neighbors on one line share the white space between them. */
export function removals(text: string, spans: readonly Span[]): readonly Replacement[] {
  const result: Replacement[] = [];
  for (const one of inOrder(spans.map((span) => removal(text, span)))) {
    const last = result.at(-1);
    if (!last || one.start >= last.end) result.push(one);
    else {
      const after = /^[ \t]*/.exec(text.slice(one.end))?.[0].length ?? 0;
      result[result.length - 1] = { ...last, end: Math.max(last.end, one.end + after) };
    }
  }
  return result;
}

function removalOfLines(text: string, line: number, end: number): Replacement {
  const start = withIgnoreComments(text, line);
  const next = matchEnd(blankLine, text, end) ?? end;
  const previous = text.slice(lineStart(text, Math.max(0, lineBreakBefore(text, start))), start).trim();
  const isTop = start === 0 || previous === '' || previous.endsWith('{');
  const afterBlanks = blankLinesEnd(text, next);
  if (isTop && afterBlanks > next) return { start, end: afterBlanks, text: '' };
  const isLast = afterBlanks >= text.length || /^[ \t]*\}/.test(text.slice(afterBlanks, afterBlanks + 200));
  if (!isLast || previous !== '' || start === 0) return { start, end: next, text: '' };
  let from = start;
  while (from > 0) {
    const above = lineStart(text, lineBreakBefore(text, from));
    if (text.slice(above, from).trim() !== '') break;
    from = above;
  }
  return { start: from, end: next, text: '' };
}

/** The start of the comments above a line that hide its findings: without it they would hide those of the next line. */
function withIgnoreComments(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, lineBreakBefore(text, start));
    if (!/^\s*(?:\/\/|\/\*)\s*azroute-ignore\b/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}

/** The offset of the line end before the start of a line. */
function lineBreakBefore(text: string, start: number): number {
  return start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
}

function blankLinesEnd(text: string, offset: number): number {
  for (let at = offset; ; ) {
    const next = matchEnd(blankLine, text, at);
    if (next === undefined) return at;
    at = next;
  }
}

function matchEnd(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
