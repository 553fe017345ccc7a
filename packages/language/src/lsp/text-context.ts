import type { DocumentLink, DocumentSymbol, Position, Range, SemanticTokens } from 'vscode-languageserver-types';
import { movedTokens } from './moved-tokens.js';
import { moved, reversed, type TextShift } from './text-shift.js';

/**
 * The differences between the texts of a request and the analyzed ones, if the former are newer: the positions in the
 * request and in its answer are those of the newer texts.
 */
export interface NewerTexts {
  /** The differences between analyzed and newer texts, by document URI. */
  readonly shifts: Readonly<Record<string, TextShift>>;
  /** The part of the newer text of the document that differs, for an answer that needs it. */
  readonly text?: string;
}

/** Parameters of a request that may concern newer texts. */
export interface MayBeNewer {
  readonly azroute?: NewerTexts;
}

/** Parameters with positions in the analyzed text. */
export function inAnalysedText<P>(params: P, shift: TextShift | undefined): P {
  return shift ? (withPositions(params, () => reversed(shift)) as P) : params;
}

/** An answer with positions in the newer texts. */
export function inNewerText(answer: unknown, uri: string, { shifts }: NewerTexts): unknown {
  const own = shifts[uri];
  if (isTokens(answer)) return own ? { data: movedTokens(own, answer.data) } : answer;
  if (isSymbols(answer)) return own ? answer.map((symbol) => movedSymbol(own, symbol)) : answer;
  if (isLinks(answer)) return own ? movedLinks(own, answer) : answer;
  return withPositions(answer, (home) => shifts[home ?? uri]);
}

/** The first object of a list. */
function firstIn(answer: unknown): object | undefined {
  const [first]: readonly unknown[] = Array.isArray(answer) ? answer : [];
  return typeof first === 'object' && first !== null ? first : undefined;
}

function isLinks(answer: unknown): answer is readonly DocumentLink[] {
  const first = firstIn(answer);
  return first !== undefined && 'range' in first && 'target' in first;
}

/** Links in the newer text. One whose text is gone is left out: VS Code refuses all links if one of them is empty. */
function movedLinks(shift: TextShift, links: readonly DocumentLink[]): readonly DocumentLink[] {
  const all = links.map((link) => ({ ...link, range: movedRange(shift, link.range) }));
  return all.filter(({ range: { start, end } }) => start.line !== end.line || start.character !== end.character);
}

/** Items of a call hierarchy have the ranges of symbols too, but belong to a document of their own. */
function isSymbols(answer: unknown): answer is readonly DocumentSymbol[] {
  const first = firstIn(answer);
  return first !== undefined && 'selectionRange' in first && !('uri' in first);
}

/** A symbol of an outline in the newer text. Symbols before the change are not copied, as there may be many. */
export function movedSymbol(shift: TextShift, symbol: DocumentSymbol): DocumentSymbol {
  const { name, detail, kind, range, selectionRange, children } = symbol;
  const { start } = shift;
  if (range.end.line < start.line) return symbol;
  return {
    name,
    detail: detail ?? '',
    kind,
    range: movedRange(shift, range),
    selectionRange: movedRange(shift, selectionRange),
    children: (children ?? []).map((child) => movedSymbol(shift, child)),
  };
}

function movedRange(shift: TextShift, range: Range): Range {
  const start = moved(shift, range.start);
  const end = moved(shift, range.end, true);
  // An empty range at an insertion stays before it.
  const isReversed = end.line < start.line || (end.line === start.line && end.character < start.character);
  return { start: isReversed ? end : start, end };
}

type ShiftOf = (uri: string | undefined) => TextShift | undefined;

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && Object.keys(value).length === 2;
}

/** Replaces all positions in a value of the protocol; positions next to a URI belong to that document. */
function withPositions(value: unknown, shiftOf: ShiftOf): unknown {
  if (Array.isArray(value)) return value.map((item) => withPositions(item, shiftOf));
  if (typeof value !== 'object' || value === null) return value;
  if (isPosition(value)) {
    const shift = shiftOf(undefined);
    return shift ? moved(shift, value) : value;
  }
  if (isRange(value)) {
    const shift = shiftOf(undefined);
    return shift ? movedRange(shift, value) : value;
  }
  if (isFolding(value)) return movedFolding(shiftOf(undefined), value);
  const record = value as Record<string, unknown>;
  const home = record.targetUri ?? record.uri;
  const inHome: ShiftOf = typeof home === 'string' ? (uri) => shiftOf(uri ?? home) : shiftOf;
  return Object.fromEntries(
    Object.entries(record).map(([key, item]) => [
      key,
      // The origin of a link is in the document of the request.
      withPositions(item, key === 'originSelectionRange' ? shiftOf : inHome),
    ]),
  );
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value && Object.keys(value).length === 2;
}

/** A folding range of the protocol. */
export interface Folding {
  readonly startLine: number;
  readonly endLine: number;
  readonly startCharacter?: number;
  readonly endCharacter?: number;
}

function isFolding(value: object): value is Folding {
  return 'startLine' in value && 'endLine' in value;
}

/** A folding range in the newer text. */
export function movedFolding(shift: TextShift | undefined, folding: Folding): Folding {
  if (!shift) return folding;
  const start = moved(shift, { line: folding.startLine, character: folding.startCharacter ?? 0 });
  const end = moved(shift, { line: folding.endLine, character: folding.endCharacter ?? 0 }, true);
  return {
    ...folding,
    startLine: start.line,
    endLine: Math.max(start.line, end.line),
    ...(folding.startCharacter !== undefined && { startCharacter: start.character }),
    ...(folding.endCharacter !== undefined && { endCharacter: end.character }),
  };
}

function isTokens(value: unknown): value is SemanticTokens {
  return typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data);
}
