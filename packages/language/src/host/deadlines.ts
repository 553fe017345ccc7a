import type { Analyst } from './analyst.js';

/** Reports analysts that take too long. */
export class Deadlines {
  private readonly running = new Set<ReturnType<typeof setTimeout>>();

  /** @param missed called if an analyst takes too long, with an error that describes it */
  constructor(private readonly missed: (analyst: Analyst, error: Error) => void) {}

  /**
   * Checks that something is done in time, even if its result is no longer needed, because a thread that hangs cannot
   * do anything else.
   * @param longest the time limit in milliseconds
   */
  watch(analyst: Analyst, what: string, done: Promise<unknown>, longest: number): void {
    const timer = setTimeout(() => {
      this.running.delete(timer);
      this.missed(analyst, new Error(`${what} took longer than ${longest / 1000} seconds.`));
    }, longest);
    this.running.add(timer);
    void done.then(() => {
      clearTimeout(timer);
      this.running.delete(timer);
    });
  }

  /** Stops all timers. */
  dispose(): void {
    for (const timer of this.running) clearTimeout(timer);
    this.running.clear();
  }
}
