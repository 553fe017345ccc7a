import type { Lexer, LexerResult } from 'langium';

/** A token of Langium's lexer. */
export type IToken = LexerResult['tokens'][number] & { isInsertedInRecovery?: boolean };

/** The type of a token. */
export type TokenType = IToken['tokenType'];

/** Token types by name. */
export type TokenTypes = Lexer['definition'];

/** Creates a token that is not in the text; the parser accepts it and leaves it out of the tree. */
export function missingToken(type: TokenType): IToken {
  return {
    image: '',
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx ?? 0,
    startOffset: Number.NaN,
    endOffset: Number.NaN,
    startLine: Number.NaN,
    endLine: Number.NaN,
    startColumn: Number.NaN,
    endColumn: Number.NaN,
    isInsertedInRecovery: true,
  };
}
