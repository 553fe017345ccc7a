/** An analysis that takes at least so many milliseconds is long. */
const long = 100;
/** How long a change waits for requests that come with it, in milliseconds. */
const leastOfChange = 5;
/** How long a change waits while such requests are answered, in milliseconds. */
const mostOfChange = 80;

/** Decides how long requests, and changes, wait for the analysis of the newest text, based on how long it took before. */
export class AnalysisWait {
  private last = 0;
  private since: number | undefined;

  /** @param most the longest wait, in milliseconds */
  constructor(private readonly most: number) {}

  /** Records the start of an analysis, in milliseconds. */
  began(at: number): void {
    this.since = at;
  }

  /** Records the end of an analysis of the newest text, in milliseconds. */
  analysed(at: number): void {
    if (this.since !== undefined) this.last = at - this.since;
    this.since = undefined;
  }

  /**
   * How long a change waits for its analysis, in milliseconds, after a first change that is not analyzed yet: requests
   * that only read are answered sooner if no analysis takes their core, and changes that come with it are analyzed
   * together. A short analysis never waits.
   * @param reads whether such requests are unanswered
   */
  ofChange(reads: boolean): number {
    if (this.last < long) return 0;
    return reads ? mostOfChange : leastOfChange;
  }

  /** How long a request waits, in milliseconds; 0 if the analysis wouldn't be complete by then. */
  waitAt(now: number): number {
    const left = this.last - (this.since === undefined ? 0 : now - this.since);
    // When one takes much longer than the last one, nothing is known about its end.
    const isOverdue = left < -this.most && this.last > this.most;
    return left <= this.most && !isOverdue ? this.most : 0;
  }
}
