/** Longer texts and lists are not part of a network. */
export const longest = 100_000;
