/** How long requests wait for the newest text to be analysed, by how long that takes. */
export class Patience {
  private last = 0;
  private since: number | undefined;

  /** @param most how long they wait at most, in milliseconds */
  constructor(private readonly most: number) {}

  /** An analysis has begun at a time in milliseconds. */
  began(at: number): void {
    this.since = at;
  }

  /** An analysis of the newest text has come to its end. */
  analysed(at: number): void {
    if (this.since !== undefined) this.last = at - this.since;
    this.since = undefined;
  }

  /** How long a request waits, in milliseconds: not at all if the answer would not be there by then. */
  waitAt(now: number): number {
    const left = this.last - (this.since === undefined ? 0 : now - this.since);
    return left <= this.most ? this.most : 0;
  }
}
