import { delayNextTick } from 'langium';

/** How long work goes on before others get their turn, in milliseconds. */
const slice = 5;

/** Does some work on each of many things; in between, whatever else has come in the meantime is done. */
export async function inSlices<T>(things: Iterable<T>, work: (thing: T) => void): Promise<void> {
  let end = performance.now() + slice;
  for (const thing of things) {
    work(thing);
    if (performance.now() < end) continue;
    await delayNextTick();
    end = performance.now() + slice;
  }
}
