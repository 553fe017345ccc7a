import { type AstNode, createParser, type LangiumCoreServices, type ParseResult, type ParserOptions } from 'langium';
import type { AzrouteErrorMessages } from './error-messages.js';
import { StrictParser, TokenParser } from './token-parser.js';
import { missingToken } from './tokens.js';
import { type ParseError, TreeRepair } from './tree-repair.js';
import { withoutStackTraces } from './without-stack-traces.js';

/** Makes the parser of the language. */
export function createAzrouteParser(services: LangiumCoreServices): AzrouteParser {
  const parser = createParser(services.Grammar, new AzrouteParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}

/**
 * A parser that confines a syntax error to its statement. A text without errors is parsed as Langium does it. If there
 * are errors, the text is split into statements, each broken one is repaired by the smallest change of its tokens, and
 * the whole is parsed again; so all other statements, and what can be kept of the broken ones, are in the tree. There
 * is one error for each broken statement.
 */
export class AzrouteParser extends TokenParser {
  private readonly services: LangiumCoreServices;
  private repair: TreeRepair | undefined;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.services = services;
  }

  override parse<T extends AstNode = AstNode>(input: string, options: ParserOptions = {}): ParseResult<T> {
    return withoutStackTraces(() => this.parseConfined<T>(input, options));
  }

  private parseConfined<T extends AstNode>(input: string, options: ParserOptions): ParseResult<T> {
    const lexed = this.lexer.tokenize(input);
    const first = this.parseTokens<T>(input, lexed, options);
    if (first.parserErrors.length === 0 || options.rule) return first;
    this.repair ??= this.createRepair();
    const { tokens, errors } = this.repair.repair(lexed.tokens, first.parserErrors as readonly ParseError[]);
    const second = this.parseTokens<T>(input, { ...lexed, tokens }, options);
    return { ...second, parserErrors: [...errors, ...second.parserErrors] as ParseResult['parserErrors'] };
  }

  private createRepair(): TreeRepair {
    const { Grammar, parser } = this.services;
    const messages = parser.ParserErrorMessageProvider as AzrouteErrorMessages;
    const strict = new StrictParser(this.services);
    return new TreeRepair(Grammar, parser.Lexer.definition, {
      errorsOf: (tokens, rule) => strict.errorsOf(tokens, rule) as readonly ParseError[],
      expectedAt: (error) => messages.expectedAt(error.message),
      insert: missingToken,
    });
  }
}
