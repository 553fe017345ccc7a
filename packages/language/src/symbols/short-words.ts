/** What is written without a blank is shown up to this many characters: each name that is read, and most paths. */
const longestWord = 400;

const longWord = new RegExp(`\\S{${longestWord + 1},}`, 'gu');

/** How much of a message is shown at most, in characters. */
const longestMessage = 10_000;

/** A message that quotes a text, with what is too long to be shown cut: the words that nobody reads, and its end. */
export function withShortWords(message: string): string {
  const short = message.replace(longWord, (word) => `${cut(word, longestWord)}…${/[.,;:]$/.exec(word)?.[0] ?? ''}`);
  return short.length > longestMessage ? `${cut(short, longestMessage)}…` : short;
}

/** The beginning of a text, which ends in no half of a character. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
