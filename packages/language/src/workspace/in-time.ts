import { FileRefused } from './refusal.js';

/** Receives the progress of a piece of work. */
export interface Watch {
  /** @throws FileRefused if the work was given up */
  progress(): void;
}

/** The number of parts into which the time limit is divided. */
const parts = 10;

/** Slow work that keeps making progress is given up after this many times the limit. */
const mostTimes = 6;

/**
 * Waits for work outside of this process, such as that of a disk or a client, and gives it up if it makes no progress
 * within the limit. The time is measured by a timer that stops while this process computes, so that a busy process
 * doesn't blame others.
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
