import type { Analyst } from './analyst.js';

/** Tells when analysts take too long. */
export class Deadlines {
  private readonly running = new Set<ReturnType<typeof setTimeout>>();

  /** @param missed an analyst has taken too long for something, as the error says */
  constructor(private readonly missed: (analyst: Analyst, error: Error) => void) {}

  /**
   * Watches whether something is done in time, whether or not anybody waits for it any more: a thread that hangs serves
   * nothing else.
   * @param longest how long it may take, in milliseconds
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

  /** Forgets all. */
  dispose(): void {
    for (const timer of this.running) clearTimeout(timer);
    this.running.clear();
  }
}
