import type { Position, Range } from 'vscode-languageserver-types';

/** The difference between two states of a text: they are equal before `start` and after the two ends. */
export interface TextShift {
  readonly start: Position;
  /** The end of the different part in the old text. */
  readonly oldEnd: Position;
  /** The end of the different part in the new text. */
  readonly newEnd: Position;
}

/** The smallest part in which two texts differ; undefined for equal texts. */
export function shiftBetween(before: string, after: string): TextShift | undefined {
  return replacementBetween(before, after)?.shift;
}

/** A replacement that turns one text into another: the different part, and its new text. */
export interface Replacement {
  readonly shift: TextShift;
  readonly text: string;
}

/** The smallest replacement that turns one text into another; undefined for equal texts. */
export function replacementBetween(before: string, after: string): Replacement | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = commonHead(before, after, shorter);
  // A line break of two characters is not split.
  if (start > 0 && before.charCodeAt(start - 1) === 13) start--;
  let end = commonTail(before, after, shorter - start);
  if (end > 0 && before.charCodeAt(before.length - end) === 10) end--;
  const from = advance({ line: 0, character: 0 }, before, 0, start);
  const shift = {
    start: from,
    oldEnd: advance(from, before, start, before.length - end),
    newEnd: advance(from, after, start, after.length - end),
  };
  return { shift, text: after.slice(start, after.length - end) };
}

/** The shift from the new text to the old one. */
export function reversed({ start, oldEnd, newEnd }: TextShift): TextShift {
  return { start, oldEnd: newEnd, newEnd: oldEnd };
}

/** Whether a position of the old text is inside the part that was replaced. */
export function isWithin({ start, oldEnd }: TextShift, position: Position): boolean {
  return compare(start, position) < 0 && compare(position, oldEnd) < 0;
}

/** Whether a range of the old text overlaps or touches the different part. */
export function touches({ start, oldEnd }: TextShift, range: Range): boolean {
  return compare(range.start, oldEnd) <= 0 && compare(start, range.end) <= 0;
}

/**
 * A position of the old text in the new text. A position inside the different part moves to its start.
 * @param isEnd whether it is the end of a range, which stays before an insertion
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

/** The number of characters that are compared at once, which takes a tenth of the time of comparing each character. */
const part = 4096;

/** The number of equal characters at the start of two texts. */
export function commonHead(a: string, b: string, most: number): number {
  let at = 0;
  while (at + part <= most && a.slice(at, at + part) === b.slice(at, at + part)) at += part;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** The number of equal characters at the end of two texts. */
export function commonTail(a: string, b: string, most: number): number {
  let count = 0;
  const ofA = (from: number, to: number) => a.slice(a.length - from, a.length - to);
  const ofB = (from: number, to: number) => b.slice(b.length - from, b.length - to);
  while (count + part <= most && ofA(count + part, count) === ofB(count + part, count)) count += part;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

const lineBreak = /\r\n?|\n/g;

/** The position of offset `to`, given that of `from`. Lines end as in the protocol: \n, \r\n or \r. */
function advance(position: Position, text: string, from: number, to: number): Position {
  let { line } = position;
  let lineStart = from - position.character;
  lineBreak.lastIndex = from;
  while (lineBreak.test(text) && lineBreak.lastIndex <= to) {
    line++;
    lineStart = lineBreak.lastIndex;
  }
  return { line, character: to - lineStart };
}
