import { type Address, contains, covers, hostPrefix, overlaps, type Prefix, PrefixTable } from '@azroute/engine';

/** Up to this many prefixes, a linear search is cheaper than tables. */
const few = 16;

interface Entry<T> {
  readonly at: number;
  readonly prefix: Prefix;
  readonly value: T;
}

/**
 * An ordered list of prefixes that finds the first one that overlaps, covers or contains something. It searches long
 * lists quickly, because two prefixes overlap only if one covers the other.
 */
export class PrefixIndex<T> {
  private readonly entries: Entry<T>[] = [];
  private tables: Tables<T> | undefined;

  /** @param lengths prefixes with all lengths that {@link firstOverlapping} will be called with */
  constructor(private readonly lengths: readonly Prefix[] = []) {}

  /** Appends a prefix. */
  add(prefix: Prefix, value: T): void {
    const entry = { at: this.entries.length, prefix, value };
    this.entries.push(entry);
    if (this.tables) this.tables.add(entry);
    else if (this.entries.length > few) {
      this.tables = new Tables(this.lengths);
      for (const each of this.entries) this.tables.add(each);
    }
  }

  /** The value of the first prefix that overlaps this one. */
  firstOverlapping(prefix: Prefix): T | undefined {
    if (!this.tables) return this.entries.find((entry) => overlaps(entry.prefix, prefix))?.value;
    return first([...this.tables.equal.covering(prefix), this.tables.inside.get(prefix)])?.value;
  }

  /** The value of the first prefix that covers or equals this one. */
  firstCovering(prefix: Prefix): T | undefined {
    if (!this.tables) return this.entries.find((entry) => covers(entry.prefix, prefix))?.value;
    return first(this.tables.equal.covering(prefix))?.value;
  }

  /** The value of the first prefix that contains the address. */
  firstContaining(address: Address): T | undefined {
    if (!this.tables) return this.entries.find((entry) => contains(entry.prefix, address))?.value;
    return this.firstCovering(hostPrefix(address));
  }
}

class Tables<T> {
  /** The first entry of each prefix. */
  readonly equal = new PrefixTable<Entry<T>>();
  /** For each prefix of a length that may be looked up, the first entry inside. */
  readonly inside = new PrefixTable<Entry<T>>();
  private readonly lengths: readonly Pick<Prefix, 'family' | 'length'>[];

  constructor(lengths: readonly Prefix[]) {
    const different = new Map(lengths.map(({ family, length }) => [`${family}/${length}`, { family, length }]));
    this.lengths = [...different.values()];
  }

  add(entry: Entry<T>): void {
    const { prefix } = entry;
    if (!this.equal.get(prefix)) this.equal.set(prefix, entry);
    for (const { family, length } of this.lengths) {
      if (family !== prefix.family || length > prefix.length) continue;
      const outer = shortened(prefix, length);
      if (!this.inside.get(outer)) this.inside.set(outer, entry);
    }
  }
}

function first<T>(entries: readonly (Entry<T> | undefined)[]): Entry<T> | undefined {
  let best: Entry<T> | undefined;
  for (const entry of entries) if (entry && (!best || entry.at < best.at)) best = entry;
  return best;
}

function shortened(prefix: Prefix, length: number): Prefix {
  const words = prefix.words.map((word, i) => (word & mask(length - 32 * i)) >>> 0);
  return { family: prefix.family, words, length, text: '' };
}

function mask(bits: number): number {
  return bits <= 0 ? 0 : bits >= 32 ? 0xffffffff : (0xffffffff << (32 - bits)) >>> 0;
}
