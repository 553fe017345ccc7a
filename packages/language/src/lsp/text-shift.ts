import type { Position } from 'vscode-languageserver-types';

/** How two states of a text differ: before `start` they are equal, and so is what follows the two ends. */
export interface TextShift {
  readonly start: Position;
  /** The end of the stretch that differs in the text before. */
  readonly oldEnd: Position;
  /** The end of the stretch that differs in the text after. */
  readonly newEnd: Position;
}

/** The one stretch in which two texts differ, as small as it can be; undefined for equal texts. */
export function shiftBetween(before: string, after: string): TextShift | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  // A line break of two characters is not torn.
  if (start > 0 && before.charCodeAt(start - 1) === 13) start--;
  let end = 0;
  const most = shorter - start;
  while (end < most && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  if (end > 0 && before.charCodeAt(before.length - end) === 10) end--;
  const from = lineAt(before, start);
  return {
    start: from,
    oldEnd: advance(from, before, start, before.length - end),
    newEnd: advance(from, after, start, after.length - end),
  };
}

/** The shift the other way round. */
export function reversed({ start, oldEnd, newEnd }: TextShift): TextShift {
  return { start, oldEnd: newEnd, newEnd: oldEnd };
}

/** Whether a position of the text before lies within what is no longer there. */
export function isWithin({ start, oldEnd }: TextShift, position: Position): boolean {
  return compare(start, position) < 0 && compare(position, oldEnd) < 0;
}

/**
 * Where a position of the text before is in the text after. One within the stretch that differs goes to its start.
 * @param isEnd of a range that ends where something was inserted, the end stays
 */
export function moved(shift: TextShift, position: Position, isEnd = false): Position {
  const { start, oldEnd, newEnd } = shift;
  const atStart = compare(position, start);
  if (atStart < 0 || (atStart === 0 && isEnd)) return position;
  if (compare(position, oldEnd) < 0) return start;
  const line = position.line + newEnd.line - oldEnd.line;
  const character =
    position.line === oldEnd.line ? position.character + newEnd.character - oldEnd.character : position.character;
  return { line, character };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function lineAt(text: string, offset: number): Position {
  return advance({ line: 0, character: 0 }, text, 0, offset);
}

/** The position of `to`, if `from` has this position. Lines end as the protocol says: \n, \r\n or \r. */
function advance(position: Position, text: string, from: number, to: number): Position {
  let { line } = position;
  let lineStart = from - position.character;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
      line++;
      lineStart = at + 1;
    }
  }
  return { line, character: to - lineStart };
}
