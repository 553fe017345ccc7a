import type { Times } from './times.js';

/**
 * The postponement of long analyses: requests that arrive with a change of a text are answered first, because with few
 * cores an analysis would delay them by more than they take.
 */
export class Postponement {
  /** When the first and the last of the changes were made that wait for an analysis, in milliseconds. */
  private first: number | undefined;
  private last = 0;

  constructor(private readonly times: Pick<Times, 'analysisWaits' | 'requestsFollow'>) {}

  /** Records a change of a text, at a time in milliseconds. */
  changed(at: number): void {
    this.first ??= at;
    this.last = at;
  }

  /**
   * How long the next analysis still waits, in milliseconds.
   * @param isAnswering whether requests are being answered
   */
  waitAt(now: number, isAnswering: boolean): number {
    if (this.first === undefined) return 0;
    const longest = this.first + this.times.analysisWaits - now;
    const wait = isAnswering ? longest : Math.min(longest, this.last + this.times.requestsFollow - now);
    return Math.max(0, wait);
  }

  /** An analysis of all changes has started. */
  started(): void {
    this.first = undefined;
  }
}
