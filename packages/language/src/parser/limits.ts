/**
 * The number of errors in each of the lexer, the parser and the repair of statements after which reading stops. An
 * azroute file has a few; any other text has one in every word, and each takes much more time than a correct statement.
 * The parser recovers from each error inside its recovery from the previous one: three times as many would overflow its
 * stack.
 */
export const mostErrors = 500;

/** The maximum length of a text, in characters. A longer text is not read. */
export const longestText = 4_000_000;

/** The maximum length of a name, in characters. A longer name is ignored. Azure allows at most 80. */
export const longestName = 200;

/** The maximum number of broken statements that are repaired; further ones are reported and left out. */
export const mostRepairs = 200;

/** The maximum depth of nested blocks; the language has four. Recursion over deeper ones would overflow the stack. */
export const mostDepth = 50;
