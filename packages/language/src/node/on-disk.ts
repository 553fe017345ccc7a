import { inTime, type Watch } from '../workspace/in-time.js';
import { FileRefused } from '../workspace/refusal.js';

/** Work that was started and has not ended. Abandoned work continues, and occupies one of Node's four disk threads. */
let hanging = 0;
const mostHanging = 3;

/**
 * Waits for work on the disk; see {@link inTime}. If abandoned work occupies nearly all threads, nothing new is started
 * until some of it ends.
 * @throws FileRefused if it was abandoned, or not started
 */
export async function onDisk<T>(limit: number, work: (watch: Watch) => Promise<T>): Promise<T> {
  if (hanging >= mostHanging) throw new FileRefused('slow');
  let running: Promise<T> | undefined;
  try {
    return await inTime(limit, (watch) => {
      running = work(watch);
      return running;
    });
  } catch (error) {
    if (error instanceof FileRefused && error.refusal === 'slow' && running) countUntilEnd(running);
    throw error;
  }
}

function countUntilEnd(work: Promise<unknown>): void {
  hanging++;
  const end = () => {
    hanging--;
  };
  work.then(end, end);
}
