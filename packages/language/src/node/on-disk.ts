import { inTime, type Watch } from '../workspace/in-time.js';
import { FileRefused } from '../workspace/refusal.js';

/** Work that was begun and has not ended. What is given up goes on, and holds one of Node's four threads for the disk. */
let hanging = 0;
const mostHanging = 3;

/**
 * Waits for work on the disk, see {@link inTime}. If pieces of work that were given up hold nearly all threads, the disk
 * is not asked any more until one of them ends.
 * @throws FileRefused if it was given up, or not begun
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
