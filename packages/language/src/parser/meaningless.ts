import type { TokenType } from './tokens.js';

/** The name of the type of {@link meaninglessType}. */
export const meaningless = 'MEANINGLESS';

/** A sequence of characters that start no token. */
const pattern = /(?:[^\s"{}[\],:\-</0-9A-Z_a-z\u00AA-\uD7FF\uF900-\uFEFE\uFEFF]|-(?!>)|<(?!->)|\/(?![/*]))+/y;

/**
 * The type of a token for invalid characters, which {@link AzrouteLexer} turns into an error. Without it, the lexer
 * tries each of its patterns at each character, which takes seconds for a long line of dots.
 */
export function meaninglessType(): TokenType {
  return { name: meaningless, PATTERN: pattern, START_CHARS_HINT: firstCharacters(), LINE_BREAKS: false };
}

function firstCharacters(): number[] {
  return Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => {
    pattern.lastIndex = 0;
    return pattern.test(String.fromCharCode(code));
  });
}
