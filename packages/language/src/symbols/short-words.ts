/** Text without spaces is shown up to this many characters: enough for any valid name, and most paths. */
const longestWord = 400;

const longWord = new RegExp(`\\S{${longestWord + 1},}`, 'gu');

/** The maximum length of a message, in characters. */
const longestMessage = 10_000;

/** Shortens a message that quotes a text: overlong words, and its end. */
export function withShortWords(message: string): string {
  const short = message.replace(longWord, (word) => `${cut(word, longestWord)}…${/[.,;:]$/.exec(word)?.[0] ?? ''}`);
  return short.length > longestMessage ? `${cut(short, longestMessage)}…` : short;
}

/** The beginning of a text, without splitting a surrogate pair. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
