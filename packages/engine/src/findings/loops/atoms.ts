import {
  type Address,
  address,
  addressAt,
  type Family,
  type Prefix,
  prefix as prefixText,
} from '../../address/index.js';

/** A range of atom numbers; `to` is excluded. */
export type AtomRange = readonly [from: number, to: number];

/** An address as a number, for comparisons. */
type Key = number | bigint;

/**
 * The address space of one family, cut at both ends of every prefix that some table contains. No table distinguishes
 * two addresses in the same atom. Atoms are numbered in the order of their addresses.
 */
export class Atoms {
  private readonly starts: readonly Key[];
  private readonly addresses: (Address | undefined)[] = [];
  private readonly ranges = new Map<string, AtomRange>();

  constructor(
    readonly family: Family,
    prefixes: Iterable<Prefix>,
  ) {
    const cuts: Key[] = [];
    for (const prefix of prefixes) {
      if (prefix.family !== family) continue;
      const [start, end] = bounds(prefix);
      cuts.push(start);
      if (end < limits[family]) cuts.push(end);
    }
    // Not a Set: V8 hashes bigints by their lowest bits, so all multiples of 2^64 would collide.
    this.starts = cuts
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      .filter((key, i, sorted) => i === 0 || key !== sorted[i - 1]);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The first address of an atom, which represents all of it. */
  representative(atom: number): Address {
    const key = this.starts[atom];
    if (key === undefined) throw new RangeError(`there is no atom ${atom}`);
    let address = this.addresses[atom];
    if (!address) {
      address = addressOf(key);
      this.addresses[atom] = address;
    }
    return address;
  }

  /** The atoms that a prefix touches; looked up once per prefix, since many tables contain the same ones. */
  range(prefix: Prefix): AtomRange {
    let range = this.ranges.get(prefix.text);
    if (!range) {
      const [start, end] = bounds(prefix);
      range = [Math.max(0, this.startedBy(start) - 1), this.startedBefore(end)];
      this.ranges.set(prefix.text, range);
    }
    return range;
  }

  /** The atom that contains an address; -1 if the address is before the first atom. */
  atomOf(address: Address): number {
    return this.startedBy(keyOf(address)) - 1;
  }

  /** The number of atoms that start at or before the key. */
  private startedBy(key: Key): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of atoms that start before the key. */
  private startedBefore(key: Key): number {
    const count = this.startedBy(key);
    return this.starts[count - 1] === key ? count - 1 : count;
  }
}

const limits: Readonly<Record<Family, Key>> = { 4: 2 ** 32, 6: 1n << 128n };
const everyIpv4Address = prefixText('0.0.0.0/0');

/** The first address of a prefix, and the one after its last. */
function bounds({ family, words, length }: Prefix): readonly [Key, Key] {
  if (family === 4) {
    const start = words[0] ?? 0;
    return [start, start + 2 ** (32 - length)];
  }
  const start = joined(words);
  return [start, start + (1n << BigInt(128 - length))];
}

function keyOf({ family, words }: Address): Key {
  return family === 4 ? (words[0] ?? 0) : joined(words);
}

function joined(words: readonly number[]): bigint {
  return words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}

function addressOf(key: Key): Address {
  if (typeof key === 'number') return addressAt(everyIpv4Address, key);
  const groups = key.toString(16).padStart(32, '0').match(/.{4}/g) ?? [];
  return address(groups.join(':'));
}
