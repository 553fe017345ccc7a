/** Threads that end are replaced at once up to so many times in a row; from then on each one waits twice as long. */
const atOnce = 2;
/** The longest wait is so many times the first one. */
const longest = 50;
/** After so long without an end, in milliseconds, it is as if none had been. */
const forgotten = 30_000;

/** How long the replacement of a thread waits, so that threads that end again and again leave the machine its time. */
export class Restarts {
  private inARow = 0;
  private endedAt = Number.NEGATIVE_INFINITY;
  private readonly waiting = new Set<ReturnType<typeof setTimeout>>();

  /**
   * @param now the clock, in milliseconds
   * @param first the first wait, in milliseconds
   */
  constructor(
    private readonly now: () => number,
    private readonly first: number,
  ) {}

  /** Takes the end of a thread, and has the next one started in time. */
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

  /** Starts nothing any more. */
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
