/** How often something may be started again within a time; what lies further back is forgotten. */
export class RestartLimit {
  private starts: readonly number[] = [];

  constructor(
    readonly most: number,
    readonly minutes: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether it may be started again now; a start that is allowed counts. */
  allows(): boolean {
    const now = this.now();
    this.starts = this.starts.filter((start) => now - start < this.minutes * 60_000);
    if (this.starts.length >= this.most) return false;
    this.starts = [...this.starts, now];
    return true;
  }

  /** Begins to count anew. */
  forget(): void {
    this.starts = [];
  }
}
