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

  /**
   * @param now the clock, in milliseconds
   * @param first the first wait, in milliseconds
   */
  constructor(
    private readonly now: () => number,
    private readonly first: number,
  ) {}

  /** Takes the end of a thread; gives how long to wait before the next one starts, in milliseconds. */
  ended(): number {
    const now = this.now();
    this.inARow = now - this.endedAt > forgotten ? 1 : this.inARow + 1;
    this.endedAt = now;
    const doublings = this.inARow - atOnce - 1;
    return doublings < 0 ? 0 : this.first * Math.min(longest, 2 ** doublings);
  }
}
