/** After so many threads have ended at the same state it is not tried again. */
const mostAtOneState = 2;

/** Analyses that ended their threads. */
export class Failures {
  private epoch = -1;
  private count = 0;
  private last = false;

  /** Whether the last analysis that came to an end failed, so that the next one may fail as well. */
  get isLikely(): boolean {
    return this.last;
  }

  /** An analysis of a state has failed. */
  add(epoch: number): void {
    this.count = this.epoch === epoch ? this.count + 1 : 1;
    this.epoch = epoch;
    this.last = true;
  }

  /** Whether a state is not to be tried again. */
  areTooMany(epoch: number): boolean {
    return this.epoch === epoch && this.count >= mostAtOneState;
  }

  /** An analysis has come to its end. */
  passed(): void {
    this.last = false;
  }
}
