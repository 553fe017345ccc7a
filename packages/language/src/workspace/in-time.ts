import { FileRefused } from './refusal.js';

/** Told by a piece of work that it got on. */
export interface Watch {
  /** @throws FileRefused if nobody waits any more */
  progress(): void;
}

/** Into how many parts the time is divided. */
const parts = 10;

/** What gives a little at a time is given up after this many times the limit. */
const mostTimes = 6;

/**
 * Waits for work that somebody else does, such as a disk or a client, and gives it up if it does not get on within the
 * limit. The time is counted by a timer that stands still while this process computes, so that a busy process finds no
 * fault with others.
 * @throws FileRefused if it was given up
 */
export async function inTime<T>(limit: number, work: (watch: Watch) => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setInterval> | undefined;
  let still = 0;
  let total = 0;
  let givenUp = false;
  const end = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      still++;
      total++;
      if (still <= parts && total <= parts * mostTimes) return;
      givenUp = true;
      reject(new FileRefused('slow'));
    }, limit / parts);
  });
  const watch: Watch = {
    progress: () => {
      if (givenUp) throw new FileRefused('slow');
      still = 0;
    },
  };
  try {
    return await Promise.race([work(watch), end]);
  } finally {
    clearInterval(timer);
  }
}
