import type { AzrouteParseResult } from '../parser/azroute-parser.js';
import type { ParseError } from '../parser/tree-repair.js';
import { Lines } from '../text/lines.js';

/** A part of a text, as offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a text that were parsed without errors: whole statements of the file, one part each, from the start of a
 * line to the next such statement. A text without errors is one part; a text with so many errors that it is not read to
 * its end has none.
 */
export function soundParts(read: AzrouteParseResult, text: string): Part[] {
  const { lexerErrors, parserErrors } = read;
  if (lexerErrors.length === 0 && parserErrors.length === 0) return [{ start: 0, end: text.length }];
  if (read.unreadFrom !== undefined) return [];
  const lines = new Lines(text);
  const errors = [...lexerErrors.map(({ offset }) => offset), ...parserErrors.map(offsetOf)].sort((a, b) => a - b);
  const parts: { start: number; end: number; sound: boolean }[] = [];
  for (const { start, asWritten } of statementsOf(read)) {
    const last = parts[parts.length - 1];
    const firstOnLine = text.slice(lines.start(lines.at(start)), start).trim() === '';
    if (firstOnLine || !last) {
      if (last) last.end = start;
      parts.push({ start: last ? start : 0, end: text.length, sound: asWritten });
    } else if (!asWritten) last.sound = false;
  }
  let next = 0;
  return parts.filter(({ end, sound }) => {
    const before = next;
    while ((errors[next] ?? Infinity) < end || (next < errors.length && end === text.length)) next++;
    return sound && next === before;
  });
}

/** The statements of a file; if only the lexer found errors, all of them are parsed as written. */
function statementsOf({ statements, value }: AzrouteParseResult): AzrouteParseResult['statements'] & object {
  if (statements) return statements;
  const read = (value as { statements?: readonly (typeof value)[] }).statements ?? [];
  return read.flatMap(({ $cstNode }) => ($cstNode ? [{ start: $cstNode.offset, asWritten: true }] : []));
}

/** The location of an error; an error about missing text is located at the text before it. */
function offsetOf(error: AzrouteParseResult['parserErrors'][number]): number {
  const { token, previousToken } = error as Partial<ParseError> & typeof error;
  return Number.isNaN(token.startOffset) ? (previousToken?.startOffset ?? 0) : token.startOffset;
}
