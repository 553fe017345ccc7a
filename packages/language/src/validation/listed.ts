/** A message with more than this is hard to read. */
const mostListed = 8;

/** The texts of things, separated by commas; of many things only the first ones, and the number of the others. */
export function listed<T>(things: readonly T[], textOf: (thing: T) => string): string {
  const shown = things.slice(0, mostListed).map(textOf).join(', ');
  const more = things.length - mostListed;
  return more > 0 ? `${shown} and ${more.toLocaleString('en-US')} more` : shown;
}
