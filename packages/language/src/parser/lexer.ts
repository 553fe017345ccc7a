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

/** Tokens and errors. */
export interface AzrouteLexerResult extends LexerResult {
  /** The offset at which reading stopped because of too many errors; undefined if the whole text was read. */
  readonly unreadFrom?: number;
}

/**
 * Reports what the lexer accepts although it is invalid or incomplete: characters that start no token, and names and
 * comments that are not closed. Reading stops where there are too many errors of one of these kinds.
 */
export class AzrouteLexer extends DefaultLexer {
  private readonly messages: AzrouteLexerMessages;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.messages = services.parser.LexerErrorMessageProvider as AzrouteLexerMessages;
  }

  override tokenize(text: string, options?: TokenizeOptions): AzrouteLexerResult {
    const result = super.tokenize(text, options);
    // Token texts outlive the whole text, in topologies and tables that later versions share.
    for (const token of result.tokens) token.image = ownText(token.image);
    const strange = this.invalidCharacters(text, result);
    const unclosed = text.includes('"') || text.includes('/*') ? unclosedTokens(result) : [];
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

  /** Errors at characters that start no token. */
  private invalidCharacters(text: string, { tokens }: LexerResult): LexerResult['errors'] {
    return tokens
      .filter(({ tokenType }) => isMeaningless(tokenType))
      .map((token) =>
        errorAt(token, this.messages.buildUnexpectedCharactersMessage(text, token.startOffset, token.image.length)),
      );
  }
}

const lexers = new WeakMap<LangiumCoreServices['Grammar'], AzrouteLexer>();

/**
 * The lexer of a grammar. It knows nothing of a text, and making it takes longer than reading most files: all services
 * of a process share it.
 */
export function lexerOf(services: LangiumCoreServices): AzrouteLexer {
  const lexer = lexers.get(services.Grammar) ?? new AzrouteLexer(services);
  lexers.set(services.Grammar, lexer);
  return lexer;
}

function isMeaningless({ name }: IToken['tokenType']): boolean {
  return name === meaningless;
}

/** Errors at names and comments that are not closed, in the order of the text. */
function unclosedTokens({ tokens, hidden }: LexerResult): LexerResult['errors'] {
  const names = tokens
    .filter(({ image }) => isUnclosedName(image))
    .map((token) => errorAt(token, `The quote before ${token.image.slice(1)} is not closed; add " after the name.`));
  const comments = hidden
    .filter(({ tokenType }) => tokenType.name === 'UNCLOSED_COMMENT')
    .map((token) => errorAt(token, 'This comment is not closed; add */ after it.'));
  return names.length > 0 && comments.length > 0
    ? [...names, ...comments].sort((a, b) => a.offset - b.offset)
    : [...names, ...comments];
}

/** Messages about characters that start no token. */
export class AzrouteLexerMessages extends DefaultLexerErrorMessageProvider {
  override buildUnexpectedCharactersMessage(fullText: string, startOffset: number, length: number): string {
    const text = fullText.slice(startOffset, startOffset + Math.min(length, 20));
    const shown = /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(text) ? text : 'A nonprintable character';
    return `${shown} is not allowed here; remove it.`;
  }
}

function isUnclosedName(image: string): boolean {
  return image.startsWith('"') && image.split('"').length % 2 === 0;
}

function errorAt(token: IToken, message: string): LexerResult['errors'][number] {
  const { startOffset: offset, startLine: line, startColumn: column, image } = token;
  return { message, offset, line, column, length: image.length };
}
