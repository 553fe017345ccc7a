import type { Times } from './times.js';

/**
 * The postponement of long analyses: requests that arrive with a change of a text are answered first, because with few
 * cores an analysis would delay them by more than they take.
 */
export class Postponement {
  private since: number | undefined;
  private changedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly times: Pick<Times, 'analysisWaits' | 'requestsFollow'>) {}

  /** Records a change of a text, at a time in milliseconds. */
  changed(at: number): void {
    this.changedAt = at;
  }

  /**
   * How long the next analysis still waits, in milliseconds.
   * @param isAnswering whether requests are being answered
   */
  waitAt(now: number, isAnswering: boolean): number {
    this.since ??= now;
    const longest = this.since + this.times.analysisWaits - now;
    const wait = isAnswering ? longest : Math.min(longest, this.changedAt + this.times.requestsFollow - now);
    return Math.max(0, wait);
  }

  /** The analysis has started. */
  end(): void {
    this.since = undefined;
  }
}
