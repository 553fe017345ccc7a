/** How long requests wait for the newest text to be analysed, by how long that takes. */
export class Patience {
  private last = 0;

  /** @param most how long they wait at most, in milliseconds */
  constructor(private readonly most: number) {}

  /** An analysis has come to its end after so many milliseconds. */
  analysed(took: number): void {
    this.last = took;
  }

  /** How long a request waits, in milliseconds: not at all if the answer would not be there by then. */
  get wait(): number {
    return this.last <= this.most ? this.most : 0;
  }
}
