import type { Address } from './address.js';
import { maskWords, type Prefix, wordMask } from './prefix.js';

/**
 * Values by prefix with longest-prefix match (R035). There is one hash table per prefix length: a lookup costs one
 * probe for each length that occurs, whatever the number of prefixes.
 */
export class PrefixTable<T> {
  private readonly v4 = new Map<number, Map<number, T>>();
  /** The tables of {@link v4}, longest prefixes first, with their masks. */
  private probes4: readonly { readonly length: number; readonly mask: number; readonly table: Map<number, T> }[] = [];
  private readonly v6 = new Map<number, Map<string, T>>();
  private lengths6: readonly number[] = [];
  private entries = 0;

  /** Number of prefixes. */
  get size(): number {
    return this.entries;
  }

  /** Sets the value of exactly this prefix. */
  set(prefix: Prefix, value: T): void {
    if (prefix.family === 4) {
      let table = this.v4.get(prefix.length);
      if (!table) {
        table = new Map();
        this.v4.set(prefix.length, table);
        this.probes4 = [...this.v4]
          .sort(([a], [b]) => b - a)
          .map(([length, own]) => ({ length, mask: wordMask(length), table: own }));
      }
      if (!table.has(prefix.words[0] ?? 0)) this.entries++;
      table.set(prefix.words[0] ?? 0, value);
    } else {
      let table = this.v6.get(prefix.length);
      if (!table) {
        table = new Map();
        this.v6.set(prefix.length, table);
        this.lengths6 = [...this.v6.keys()].sort((a, b) => b - a);
      }
      const key = prefix.words.join();
      if (!table.has(key)) this.entries++;
      table.set(key, value);
    }
  }

  /** The value of exactly this prefix. */
  get(prefix: Prefix): T | undefined {
    return prefix.family === 4
      ? this.v4.get(prefix.length)?.get(prefix.words[0] ?? 0)
      : this.v6.get(prefix.length)?.get(prefix.words.join());
  }

  /** The value of the longest prefix that contains the address. */
  lookup(address: Address): T | undefined {
    if (address.family === 4) {
      const word = address.words[0] ?? 0;
      for (const { mask, table } of this.probes4) {
        const value = table.get((word & mask) >>> 0);
        if (value !== undefined) return value;
      }
      return undefined;
    }
    for (const length of this.lengths6) {
      const value = this.v6.get(length)?.get(maskWords(address.words, length).join());
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** All values, in no particular order. */
  *values(): IterableIterator<T> {
    for (const table of this.v4.values()) yield* table.values();
    for (const table of this.v6.values()) yield* table.values();
  }

  /** The values of all prefixes that contain the given prefix or equal it, longest first. */
  covering(prefix: Prefix): T[] {
    const found: T[] = [];
    if (prefix.family === 4) {
      const word = prefix.words[0] ?? 0;
      for (const { length, mask, table } of this.probes4) {
        const value = length > prefix.length ? undefined : table.get((word & mask) >>> 0);
        if (value !== undefined) found.push(value);
      }
      return found;
    }
    for (const length of this.lengths6) {
      const value =
        length > prefix.length ? undefined : this.v6.get(length)?.get(maskWords(prefix.words, length).join());
      if (value !== undefined) found.push(value);
    }
    return found;
  }
}
