import { type Address, type Family, firstAddress, lastAddress, nextAddress, type Prefix } from '../../address/index.js';

/** An address as one number that can be compared. */
type Key = number | bigint;

/**
 * The address space of one family, cut at both ends of every prefix that some table holds: inside an atom no table
 * tells two addresses apart. Atoms are numbered in the order of their addresses.
 */
export class Atoms {
  private readonly starts: readonly Key[];
  private readonly addresses: readonly Address[];

  constructor(
    readonly family: Family,
    prefixes: Iterable<Prefix>,
  ) {
    const cuts = new Map<Key, Address>();
    for (const prefix of prefixes) {
      if (prefix.family !== family) continue;
      const first = firstAddress(prefix);
      cuts.set(keyOf(first), first);
      const next = nextAddress(lastAddress(prefix));
      if (next) cuts.set(keyOf(next), next);
    }
    const sorted = [...cuts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.starts = sorted.map(([key]) => key);
    this.addresses = sorted.map(([, address]) => address);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The first address of an atom, which stands for all of it. */
  representative(atom: number): Address {
    const address = this.addresses[atom];
    if (!address) throw new RangeError(`there is no atom ${atom}`);
    return address;
  }

  /** The numbers of the atoms that a prefix touches: from the first to before the last. */
  range(prefix: Prefix): readonly [from: number, to: number] {
    const from = this.atomOf(firstAddress(prefix));
    return [Math.max(0, from), this.atomOf(lastAddress(prefix)) + 1];
  }

  /** The atom that holds an address; -1 if it lies before the first one. */
  atomOf(address: Address): number {
    const key = keyOf(address);
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function keyOf({ family, words }: Address): Key {
  if (family === 4) return words[0] ?? 0;
  return words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
}
