/** After this many threads have ended at the same state, the state is not tried again. */
const mostAtOneState = 2;

/** Keeps track of analyses that ended their threads. */
export class Failures {
  private epoch = -1;
  private count = 0;
  private last = false;

  /** Whether the last analysis failed, so that the next one may fail as well. */
  get isLikely(): boolean {
    return this.last;
  }

  /** Records that the analysis of a state failed. */
  add(epoch: number): void {
    this.count = this.epoch === epoch ? this.count + 1 : 1;
    this.epoch = epoch;
    this.last = true;
  }

  /** Whether a state must not be tried again. */
  areTooMany(epoch: number): boolean {
    return this.epoch === epoch && this.count >= mostAtOneState;
  }

  /** Records that an analysis was completed. */
  passed(): void {
    this.last = false;
  }
}
