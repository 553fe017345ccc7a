/** More than these help nobody in a message. */
const mostListed = 8;

/** The texts of things joined by commas; of many things those of the first ones, and how many there are besides. */
export function listed<T>(things: readonly T[], textOf: (thing: T) => string): string {
  const shown = things.slice(0, mostListed).map(textOf).join(', ');
  const more = things.length - mostListed;
  return more > 0 ? `${shown} and ${more.toLocaleString('en-US')} more` : shown;
}
