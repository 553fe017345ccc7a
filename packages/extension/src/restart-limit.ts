/** Limits restarts within a period; earlier ones are forgotten. */
export class RestartLimit {
  private starts: readonly number[] = [];

  constructor(
    readonly most: number,
    readonly minutes: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether a restart is allowed now; an allowed restart is counted. */
  allows(): boolean {
    const now = this.now();
    this.starts = this.starts.filter((start) => now - start < this.minutes * 60_000);
    if (this.starts.length >= this.most) return false;
    this.starts = [...this.starts, now];
    return true;
  }

  /** Resets the count. */
  forget(): void {
    this.starts = [];
  }
}
