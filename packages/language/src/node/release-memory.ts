import { getHeapStatistics } from 'node:v8';

/** The share of the heap that a collection has to give back for another one to be worth its time. */
const worthwhile = 0.02;

/**
 * Gives memory that this thread no longer uses back to the system. One collection moves only a few megabytes of what is
 * in use out of pages that are mostly empty, so collections follow each other while the heap gets smaller. Does nothing
 * in a thread without `gc`.
 * @param mostCollections how often garbage is collected in a row, at most; meanwhile the thread does nothing else
 */
export function releaseMemory(mostCollections: number): void {
  const { gc } = globalThis;
  if (!gc) return;
  let size = getHeapStatistics().total_heap_size;
  for (let i = 0; i < mostCollections; i++) {
    gc({ type: 'major', flavor: 'last-resort' });
    const smaller = getHeapStatistics().total_heap_size;
    if (i > 0 && smaller > (1 - worthwhile) * size) return;
    size = smaller;
  }
}

/**
 * Collects the garbage among what was created last, and ages what is in use. After an analysis that takes tens of
 * milliseconds, which would otherwise delay one of the next answers. Does nothing in a thread without `gc`.
 */
export function collectYoung(): void {
  globalThis.gc?.({ type: 'minor' });
}
