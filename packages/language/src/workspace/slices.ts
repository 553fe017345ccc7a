import { delayNextTick } from 'langium';

/** How long work runs before other work gets its turn, in milliseconds. */
const slice = 5;

/**
 * Processes many items; in between, lets other pending work run.
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
