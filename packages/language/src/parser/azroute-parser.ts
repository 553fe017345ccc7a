import {
  type AstNode,
  createParser,
  type LangiumCoreServices,
  type Linker,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import { linkedBy } from './langium-patches.js';
import type { AzrouteLexerResult } from './lexer.js';
import { longestText } from './limits.js';
import { StrictParser } from './strict-parser.js';
import { TokenParser } from './token-parser.js';
import { missingToken } from './tokens.js';
import { type ParseError, type ReadStatement, TreeRepair } from './tree-repair.js';
import { withoutStackTraces } from './without-stack-traces.js';

/** Creates the parser of the language. */
export function createAzrouteParser(services: LangiumCoreServices): AzrouteParser {
  const parser = createParser(services.Grammar, new AzrouteParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}

/**
 * The parser of other services, for a linker that resolves the references of what it parses. Creating a parser takes
 * longer than parsing a small file.
 */
export function sharedParser(parser: AzrouteParser, linker: Linker): AzrouteParser {
  const parse: AzrouteParser['parse'] = (text, options) => linkedBy(parser, linker, () => parser.parse(text, options));
  return Object.create(parser, { parse: { value: parse } });
}

/** A syntax tree with its errors. */
export interface AzrouteParseResult<T = AstNode> extends ParseResult<T> {
  /** The offset at which reading stopped because of too many errors; undefined if the whole text was read. */
  readonly unreadFrom: number | undefined;
  /** The statements of a file with errors; undefined for a file without errors. */
  readonly statements: readonly ReadStatement[] | undefined;
}

/**
 * A parser that confines syntax errors to their statements. A text without errors is parsed by Langium. A text with
 * errors is split into statements, each broken statement is repaired by the smallest change of its tokens, and the
 * whole text is parsed again. So the tree contains all other statements, and what could be kept of the broken ones.
 * Each broken statement has one error. Reading stops where there are too many errors; a text that is too long isn't
 * read at all.
 */
export class AzrouteParser extends TokenParser {
  private readonly services: LangiumCoreServices;
  private repair: TreeRepair | undefined;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.services = services;
  }

  override parse<T extends AstNode = AstNode>(input: string, options: ParserOptions = {}): AzrouteParseResult<T> {
    return withoutStackTraces(() => this.parseConfined<T>(input, options));
  }

  private parseConfined<T extends AstNode>(input: string, options: ParserOptions): AzrouteParseResult<T> {
    if (input.length > longestText) {
      const unread = this.parseTokens<T>(input, { tokens: [], hidden: [], errors: [] }, options);
      return { ...unread, unreadFrom: undefined, statements: [] };
    }
    const lexed: AzrouteLexerResult = this.lexer.tokenize(input);
    const first = this.parseTokens<T>(input, lexed, options);
    const isSound = first.parserErrors.length === 0 && lexed.unreadFrom === undefined;
    if (isSound || options.rule) return { ...first, unreadFrom: undefined, statements: undefined };
    this.repair ??= this.createRepair();
    const found = first.parserErrors as readonly ParseError[];
    const end = this.stoppedAt?.startOffset;
    let repaired = this.repair.repair(lexed.tokens, found, end);
    let second = this.parseTokens<T>(input, { ...lexed, tokens: repaired.tokens }, options);
    if (second.parserErrors.length > 0) {
      // An incomplete statement was parsed together with the next one, which the repair has changed.
      repaired = this.repair.repair(lexed.tokens, found, end, true);
      second = this.parseTokens<T>(input, { ...lexed, tokens: repaired.tokens }, options);
    }
    const { errors, statements, unread } = repaired;
    const ends = [lexed.unreadFrom, unread?.startOffset, this.stoppedAt?.startOffset];
    const unreadFrom = Math.min(...ends.map((end) => (end === undefined || Number.isNaN(end) ? Infinity : end)));
    return {
      ...second,
      parserErrors: [...errors, ...second.parserErrors] as ParseResult['parserErrors'],
      unreadFrom: unreadFrom === Infinity ? undefined : unreadFrom,
      statements,
    };
  }

  private createRepair(): TreeRepair {
    const { Grammar, parser } = this.services;
    const strict = new StrictParser(this.services);
    return new TreeRepair(Grammar, parser.Lexer.definition, {
      firstError: (tokens, rule) => strict.firstError(tokens, rule),
      insert: missingToken,
    });
  }
}
