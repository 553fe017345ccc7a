/**
 * The number of threads in a row that are replaced immediately; each further one waits twice as long as the one before.
 */
const atOnce = 2;
/** The longest wait is this many times the first one. */
const longest = 50;
/** After this time without an ended thread, in milliseconds, earlier ones are forgotten. */
const forgotten = 30_000;

/** Delays the replacement of threads, so that threads that end repeatedly don't occupy the machine. */
export class Restarts {
  private inARow = 0;
  private endedAt = Number.NEGATIVE_INFINITY;
  private readonly waiting = new Set<ReturnType<typeof setTimeout>>();

  /**
   * @param now the current time, in milliseconds
   * @param first the first wait, in milliseconds
   */
  constructor(
    private readonly now: () => number,
    private readonly first: number,
  ) {}

  /** Handles the end of a thread, and starts the next one after the wait. */
  ended(start: () => void): void {
    const wait = this.wait();
    if (wait === 0) {
      start();
      return;
    }
    const timer = setTimeout(() => {
      this.waiting.delete(timer);
      start();
    }, wait);
    this.waiting.add(timer);
  }

  /** Starts no more threads. */
  dispose(): void {
    for (const timer of this.waiting) clearTimeout(timer);
    this.waiting.clear();
  }

  private wait(): number {
    const now = this.now();
    this.inARow = now - this.endedAt > forgotten ? 1 : this.inARow + 1;
    this.endedAt = now;
    const doublings = this.inARow - atOnce - 1;
    return doublings < 0 ? 0 : this.first * Math.min(longest, 2 ** doublings);
  }
}
