import { hashOf } from './hash.js';

/**
 * Detects repeated states. A state is a set of statements of which few change from one moment to the next; a hash is
 * updated as they change. Equal states have equal hashes, so no repetition is missed. Different states with one hash
 * are extremely unlikely, and the caller verifies a match.
 */
export class Repetition {
  private low = 0;
  private high = 0;
  private readonly seen = new Map<string, number>();

  /** A statement starts or stops holding. */
  toggle(statement: string, holds: boolean): void {
    const [low, high] = hashOf(statement);
    this.low = (this.low + (holds ? low : -low)) | 0;
    this.high = (this.high + (holds ? high : -high)) | 0;
  }

  /** Notes that this state was reached at `moment`. @returns the moment at which it was there before. */
  before(moment: number, besides: Iterable<string>): number | undefined {
    let [low, high] = [this.low, this.high];
    for (const statement of besides) {
      const [a, b] = hashOf(`also ${statement}`);
      low = (low + a) | 0;
      high = (high + b) | 0;
    }
    const key = `${low} ${high}`;
    const before = this.seen.get(key);
    if (before === undefined) this.seen.set(key, moment);
    return before;
  }
}
