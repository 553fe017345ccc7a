/** An analysis that takes longer than this, in milliseconds, is that of a large topology. */
export const longAnalysis = 150;

/** Decides how long requests wait for the analysis of the newest text, based on how long it took before. */
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

  /** Records that the running analysis is obsolete, or has ended without a result: nothing is worth waiting for. */
  changed(): void {
    this.since = undefined;
  }

  /** Whether it usually takes so long that requests are answered without it; others are worth a moment's patience. */
  get isLong(): boolean {
    return this.last > longAnalysis;
  }

  /** How long a request waits, in milliseconds; 0 if the analysis wouldn't be complete by then. */
  waitAt(now: number): number {
    const left = this.last - (this.since === undefined ? 0 : now - this.since);
    // When one takes much longer than the last one, nothing is known about its end.
    const isOverdue = left < -this.most && this.last > this.most;
    return left <= this.most && !isOverdue ? this.most : 0;
  }
}
