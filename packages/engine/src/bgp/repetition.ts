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

/** Two 32-bit hash values of a text. */
function hashOf(text: string): readonly [number, number] {
  let [one, two] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  }
  return [Math.imul(one ^ (one >>> 15), 0x2c1b3c6d), Math.imul(two ^ (two >>> 16), 0x297a2d39)];
}
