/** Numbers of texts, equal for equal texts. There are few: they say what rows and routes do, not for which prefixes. */
const numbers = new Map<string, number>();

/** A number for a text, equal for equal texts. */
export function numberOf(text: string): number {
  let number = numbers.get(text);
  if (number === undefined) {
    number = numbers.size + 1;
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
