/**
 * The number of errors, of each of the lexer, the parser and the repair of statements, after which the rest of a text is
 * not read. A file of the language has a few; a text that is none has one in every word, and each costs much more than
 * a sound statement. The parser recovers from each error inside its recovery from the one before: with three times as many
 * its stack would overflow.
 */
export const mostErrors = 500;

/** A longer text, in characters, is not read. */
export const longestText = 4_000_000;

/** A longer name, in characters, declares nothing. Azure takes at most 80. */
export const longestName = 200;

/** Beyond this number of broken statements no more are repaired: what is broken is reported and left out. */
export const mostRepairs = 200;

/** Blocks inside each other; the language has four. Recursion over deeper ones would overflow the stack. */
export const mostDepth = 50;
