/**
 * Notices that a state has been there before. A state is a set of statements, of which a few change from one moment to
 * the next, and is known by a number that is kept up to date as they change: equal states have equal numbers, so that
 * nothing is missed. That two different states have one number is next to impossible, and whoever asks makes sure.
 */
export class Repetition {
  private low = 0;
  private high = 0;
  private readonly seen = new Map<string, number>();

  /** A statement begins or ceases to hold. */
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

/** Two 32-bit numbers that practically no other text has. */
function hashOf(text: string): readonly [number, number] {
  let [one, two] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  }
  return [Math.imul(one ^ (one >>> 15), 0x2c1b3c6d), Math.imul(two ^ (two >>> 16), 0x297a2d39)];
}
