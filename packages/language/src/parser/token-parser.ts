import {
  type AstNode,
  type LangiumCoreServices,
  LangiumParser,
  type LexerResult,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import {
  addCommentsInPieces,
  atTokens,
  forgetUnfinished,
  knowTheEnd,
  readGivenTokens,
  stopAfter,
  takeCommentsFromTheEnd,
} from './langium-patches.js';
import { mostErrors } from './limits.js';
import type { IToken } from './tokens.js';

/** So many tokens are parsed in about half a millisecond. */
const tokensBetweenChecks = 100;

/** A parser that can also parse given tokens. */
export class TokenParser extends LangiumParser {
  private prepared: LexerResult | undefined;
  private stop: IToken | undefined;

  /** Called now and then while a text is parsed; may end that by throwing. */
  checkpoint: () => void = () => undefined;

  constructor(services: LangiumCoreServices) {
    super(services);
    readGivenTokens(this, services.parser.Lexer, () => this.prepared);
    takeCommentsFromTheEnd(this);
    atTokens(this, tokensBetweenChecks, () => this.checkpoint());
    addCommentsInPieces(this);
    knowTheEnd(this);
    stopAfter(this, mostErrors, (token) => {
      this.stop = token;
    });
  }

  /** The token at which the last parse stopped because of too many errors; undefined if it reached the end. */
  get stoppedAt(): IToken | undefined {
    return this.stop;
  }

  /** Parses the tokens of a lexer's result without changing the result. */
  parseTokens<T extends AstNode>(input: string, lexed: LexerResult, options: ParserOptions = {}): ParseResult<T> {
    this.stop = undefined;
    // The parser consumes its lists; that of the comments from the end.
    this.prepared = { ...lexed, tokens: [...lexed.tokens], hidden: [...lexed.hidden].reverse() };
    try {
      return super.parse<T>(input, options);
    } catch (error) {
      forgetUnfinished(this);
      throw error;
    } finally {
      this.prepared = undefined;
    }
  }
}
