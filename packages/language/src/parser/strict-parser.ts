import { createParser, type LangiumCoreServices, type ParseResult } from 'langium';
import type { AzrouteErrorMessages } from './error-messages.js';
import { TokenParser } from './token-parser.js';
import type { IToken, TokenType } from './tokens.js';

/** The first error of a parser. */
export interface FirstError {
  readonly error: ParseResult['parserErrors'][number];
  /** The token types with which it could have continued. */
  readonly expected: readonly TokenType[];
}

/** Parses parts of a text and stops at the first error, without trying to recover. */
export class StrictParser {
  private readonly parser: TokenParser;
  private readonly messages: AzrouteErrorMessages;

  constructor(services: LangiumCoreServices) {
    const parserServices = Object.create(services.parser, { ParserConfig: { value: { recoveryEnabled: false } } });
    const strict: LangiumCoreServices = Object.create(services, { parser: { value: parserServices } });
    this.messages = services.parser.ParserErrorMessageProvider as AzrouteErrorMessages;
    this.parser = createParser(services.Grammar, new TokenParser(strict), services.parser.Lexer.definition);
    this.parser.finalize();
  }

  /** The error of parsing all of these tokens by a rule of the grammar; undefined if there is none. */
  firstError(tokens: readonly IToken[], rule: string): FirstError | undefined {
    const lexed = { tokens: [...tokens], errors: [], hidden: [] };
    const [error] = this.parser.parseTokens('', lexed, { rule }).parserErrors;
    return error && { error, expected: this.messages.expectedBy(error.message) };
  }
}
