import { ownText } from '@azroute/engine';
import {
  DefaultLexer,
  DefaultLexerErrorMessageProvider,
  type LangiumCoreServices,
  type LexerResult,
  type TokenizeOptions,
} from 'langium';
import { mostErrors } from './limits.js';
import { meaningless } from './meaningless.js';
import type { IToken } from './tokens.js';

/** Tokens with errors. */
export interface AzrouteLexerResult extends LexerResult {
  /** The offset from which on nothing was read, since there are too many errors before it; undefined if all was. */
  readonly unreadFrom?: number;
}

/**
 * Reports what the lexer takes although it means nothing or is not complete: characters with which nothing begins, and
 * names and comments that are not closed. A text with too many errors of one of these kinds is read up to there.
 */
export class AzrouteLexer extends DefaultLexer {
  private readonly messages: AzrouteLexerMessages;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.messages = services.parser.LexerErrorMessageProvider as AzrouteLexerMessages;
  }

  override tokenize(text: string, options?: TokenizeOptions): AzrouteLexerResult {
    const result = super.tokenize(text, options);
    // What is read of them outlives the text, in topologies and tables that later versions of it share.
    for (const token of result.tokens) token.image = ownText(token.image);
    const strange = this.meaninglessThings(text, result);
    const unclosed = text.includes('"') || text.includes('/*') ? unclosedThings(result) : [];
    const tokens =
      strange.length > 0 ? result.tokens.filter(({ tokenType }) => !isMeaningless(tokenType)) : result.tokens;
    const errors = [...result.errors, ...strange, ...unclosed];
    const unreadFrom = Math.min(strange[mostErrors]?.offset ?? Infinity, unclosed[mostErrors]?.offset ?? Infinity);
    if (unreadFrom === Infinity) return { ...result, tokens, errors };
    const isBefore = ({ startOffset }: IToken) => startOffset < unreadFrom;
    return {
      ...result,
      tokens: tokens.filter(isBefore),
      hidden: result.hidden.filter(isBefore),
      errors: errors.filter(({ offset }) => offset < unreadFrom),
      unreadFrom,
    };
  }

  /** Errors at characters with which nothing begins. */
  private meaninglessThings(text: string, { tokens }: LexerResult): LexerResult['errors'] {
    return tokens
      .filter(({ tokenType }) => isMeaningless(tokenType))
      .map((token) =>
        errorAt(token, this.messages.buildUnexpectedCharactersMessage(text, token.startOffset, token.image.length)),
      );
  }
}

function isMeaningless({ name }: IToken['tokenType']): boolean {
  return name === meaningless;
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
  override buildUnexpectedCharactersMessage(fullText: string, startOffset: number, length: number): string {
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
