import { WeakCache } from '../../weak-cache.js';

/** How many texts are kept. A server that runs for days would otherwise collect more and more of them. */
const mostTexts = 100_000;

const numbers = new Map<string, number>();
let last = 0;

/**
 * A number for a text. Equal numbers mean equal texts. Equal texts have equal numbers unless very many other texts came
 * between them.
 */
export function numberOf(text: string): number {
  let number = numbers.get(text);
  if (number === undefined) {
    if (numbers.size >= mostTexts) numbers.clear();
    number = ++last;
    numbers.set(text, number);
  }
  return number;
}

/**
 * Numbers objects by a text that describes them. The text is made once per object: a row or route stays the same object
 * as long as nothing that it depends on changes.
 */
export function tokenNumbers<T extends object>(): (source: T, text: (source: T) => string) => number {
  const known = new WeakCache<T, number>();
  return (source, text) => known.of(source, () => numberOf(text(source)));
}
