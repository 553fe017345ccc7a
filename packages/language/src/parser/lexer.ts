import {
  DefaultLexer,
  DefaultLexerErrorMessageProvider,
  type LangiumCoreServices,
  type LexerResult,
  type TokenizeOptions,
} from 'langium';
import { mostErrors } from './limits.js';
import type { IToken } from './tokens.js';

/** Tokens with errors. */
export interface AzrouteLexerResult extends LexerResult {
  /** The offset from which on nothing was read, since there are too many errors before it; undefined if all was. */
  readonly unreadFrom?: number;
}

/**
 * Reports what the lexer takes although it is not complete: names and comments that are not closed. A text with too many
 * errors is read up to there.
 */
export class AzrouteLexer extends DefaultLexer {
  private readonly messages: AzrouteLexerMessages;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.messages = services.parser.LexerErrorMessageProvider as AzrouteLexerMessages;
  }

  override tokenize(text: string, options?: TokenizeOptions): AzrouteLexerResult {
    const result = this.readAsFarAsSensible(text, options);
    const unclosed = text.includes('"') || text.includes('/*') ? unclosedThings(result) : [];
    const tooMuch = unclosed[mostErrors];
    if (!tooMuch) return { ...result, errors: [...result.errors, ...unclosed] };
    const isBefore = ({ startOffset }: IToken) => startOffset < tooMuch.offset;
    return {
      ...result,
      tokens: result.tokens.filter(isBefore),
      hidden: result.hidden.filter(isBefore),
      errors: [...result.errors, ...unclosed].filter(({ offset }) => offset < tooMuch.offset),
      unreadFrom: tooMuch.offset,
    };
  }

  /** The lexer itself cannot stop early, but the provider of its messages can stop it. */
  private readAsFarAsSensible(text: string, options: TokenizeOptions | undefined): AzrouteLexerResult {
    this.messages.left = mostErrors;
    try {
      return super.tokenize(text, options);
    } catch (error) {
      if (!(error instanceof TooManyErrors)) throw error;
      this.messages.left = Infinity;
      return { ...super.tokenize(text.slice(0, error.offset), options), unreadFrom: error.offset };
    }
  }
}

/** Ends the work of the lexer. */
class TooManyErrors extends Error {
  constructor(readonly offset: number) {
    super('There are too many errors.');
  }
}

/** Errors at names and comments that are not closed, in the order of the text. */
function unclosedThings({ tokens, hidden }: LexerResult): LexerResult['errors'] {
  const names = tokens
    .filter(({ image }) => isUnclosedName(image))
    .map((token) => errorAt(token, `The quote before ${token.image.slice(1)} is not closed; put " after the name.`));
  const comments = hidden
    .filter(({ tokenType }) => tokenType.name === 'UNCLOSED_COMMENT')
    .map((token) => errorAt(token, 'This comment is not closed; put */ after it.'));
  return names.length > 0 && comments.length > 0
    ? [...names, ...comments].sort((a, b) => a.offset - b.offset)
    : [...names, ...comments];
}

/** Says what is wrong with characters that begin nothing in the language. */
export class AzrouteLexerMessages extends DefaultLexerErrorMessageProvider {
  /** The number of errors until the lexer is stopped. */
  left = Infinity;

  override buildUnexpectedCharactersMessage(fullText: string, startOffset: number, length: number): string {
    if (this.left-- <= 0) throw new TooManyErrors(startOffset);
    const text = fullText.slice(startOffset, startOffset + Math.min(length, 20));
    const shown = /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(text) ? text : 'A character that is not printed';
    return `${shown} means nothing here; remove it.`;
  }
}

function isUnclosedName(image: string): boolean {
  return image.startsWith('"') && image.split('"').length % 2 === 0;
}

function errorAt(token: IToken, message: string): LexerResult['errors'][number] {
  const { startOffset: offset, startLine: line, startColumn: column, image } = token;
  return { message, offset, line, column, length: image.length };
}
