import { DefaultLexer, DefaultLexerErrorMessageProvider, type LexerResult, type TokenizeOptions } from 'langium';
import type { IToken } from './tokens.js';

/** Reports what the lexer takes although it is not complete: names and comments that are not closed. */
export class AzrouteLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    if (!text.includes('"') && !text.includes('/*')) return result;
    for (const token of result.tokens) {
      if (isUnclosedName(token.image)) {
        result.errors.push(
          errorAt(token, `The quote before ${token.image.slice(1)} is not closed; put " after the name.`),
        );
      }
    }
    for (const token of result.hidden) {
      if (token.tokenType.name === 'UNCLOSED_COMMENT') {
        result.errors.push(errorAt(token, 'This comment is not closed; put */ after it.'));
      }
    }
    return result;
  }
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
