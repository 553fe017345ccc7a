import type { Position } from 'vscode-languageserver-types';
import { moved, type TextShift } from './text-shift.js';

/** The number of integers per token in the protocol: relative line, relative character, length, type, modifiers. */
export const perToken = 5;

/**
 * Semantic tokens in a newer text, without those that the change touches.
 * @param before the position of the token before the first one, which is before the change
 */
export function movedTokens(
  shift: TextShift,
  data: readonly number[],
  before: Position = { line: 0, character: 0 },
): number[] {
  const result: number[] = [];
  let { line, character } = before;
  let last = before;
  for (let at = 0; at + perToken <= data.length; at += perToken) {
    const lines = data[at] ?? 0;
    line += lines;
    character = (lines === 0 ? character : 0) + (data[at + 1] ?? 0);
    const start = { line, character };
    const end = { line, character: character + (data[at + 2] ?? 0) };
    if (touches(shift, start, end)) continue;
    const now = moved(shift, start);
    result.push(
      now.line - last.line,
      now.line === last.line ? now.character - last.character : now.character,
      data[at + 2] ?? 0,
      data[at + 3] ?? 0,
      data[at + 4] ?? 0,
    );
    last = now;
  }
  return result;
}

/** Whether a token overlaps the part of the text that differs. */
function touches({ start, oldEnd }: TextShift, from: Position, to: Position): boolean {
  const before = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return before(from, oldEnd) && before(start, to);
}
