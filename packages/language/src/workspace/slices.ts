import { delayNextTick } from 'langium';

/** How long work goes on before others get their turn, in milliseconds. */
const slice = 5;

/**
 * Does some work on each of many things; in between, whatever else has come in the meantime is done.
 * @param now the time in milliseconds
 */
export async function inSlices<T>(
  things: Iterable<T>,
  work: (thing: T) => void,
  now: () => number = () => performance.now(),
): Promise<void> {
  let end = now() + slice;
  for (const thing of things) {
    work(thing);
    if (now() < end) continue;
    await delayNextTick();
    end = now() + slice;
  }
}
