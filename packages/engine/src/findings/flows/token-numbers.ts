/** So many texts are kept. A server that runs for days reads ever new ones. */
const mostTexts = 100_000;

const numbers = new Map<string, number>();
let last = 0;

/**
 * A number for a text. Equal numbers mean equal texts; equal texts mostly have equal numbers, and different ones if very
 * many other texts came between them.
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
 * Gives objects numbers by what a text says of them, made once for each object: rows and routes stay the same objects as
 * long as what they depend on does.
 */
export function tokenNumbers<T extends object>(): (source: T, text: (source: T) => string) => number {
  const known = new WeakMap<T, number>();
  return (source, text) => {
    let number = known.get(source);
    if (number === undefined) {
      number = numberOf(text(source));
      known.set(source, number);
    }
    return number;
  };
}
