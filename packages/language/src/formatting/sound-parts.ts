import type { LangiumCoreServices, ParseResult } from 'langium';
import type { AzrouteParseResult } from '../parser/azroute-parser.js';
import { fileKeywords, statementStarts } from '../parser/statement-starts.js';

/** A part of a text, as offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a text between its syntax errors: whole statements of the file, those that follow each other together.
 * A text without errors is one part; one with so many that it is not read to its end has none.
 */
export function soundParts({ Grammar, parser }: LangiumCoreServices, text: string): Part[] {
  const isSound = ({ lexerErrors, parserErrors }: ParseResult) => lexerErrors.length === 0 && parserErrors.length === 0;
  const whole: Partial<AzrouteParseResult> & ParseResult = parser.LangiumParser.parse(text);
  if (isSound(whole)) return [{ start: 0, end: text.length }];
  if (whole.unreadFrom !== undefined) return [];
  const [entry] = Grammar.rules.filter((rule) => 'entry' in rule && rule.entry);
  const starts = statementStarts(Grammar).get(entry?.name ?? '') ?? new Set();
  const boundaries = statementOffsets(parser.Lexer.tokenize(text).tokens, starts, fileKeywords(Grammar));
  const parts: Part[] = [];
  boundaries.forEach((offset, i) => {
    const part = { start: i === 0 ? 0 : offset, end: boundaries[i + 1] ?? text.length };
    if (!isSound(parser.LangiumParser.parse(text.slice(part.start, part.end)))) return;
    const last = parts[parts.length - 1];
    if (last?.end === part.start) parts[parts.length - 1] = { start: last.start, end: part.end };
    else parts.push(part);
  });
  return parts;
}

type Tokens = ReturnType<LangiumCoreServices['parser']['Lexer']['tokenize']>['tokens'];

/** Where lines begin statements of the file. A keyword that begins no member of a block does so whatever braces say. */
function statementOffsets(tokens: Tokens, starts: ReadonlySet<string>, certain: ReadonlySet<string>): number[] {
  const offsets: number[] = [];
  let depth = 0;
  tokens.forEach(({ image, startOffset, startLine }, i) => {
    const firstOnLine = (startLine ?? 0) > (tokens[i - 1]?.endLine ?? 0);
    if (firstOnLine && (certain.has(image) || (depth === 0 && starts.has(image)))) {
      offsets.push(startOffset);
      depth = 0;
    }
    if (image === '{') depth++;
    if (image === '}') depth--;
  });
  return offsets;
}
