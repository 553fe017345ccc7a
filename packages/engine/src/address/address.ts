/** The two address families. */
export type Family = 4 | 6;

/**
 * An IPv4 or IPv6 address as plain unsigned 32-bit words (one for IPv4, four for IPv6, most significant first),
 * with its canonical text. Immutable; two addresses are equal if their texts are.
 */
export interface Address {
  readonly family: Family;
  readonly words: readonly number[];
  readonly text: string;
}

/** Orders addresses: IPv4 before IPv6, then by value. */
export function compareAddresses(a: Address, b: Address): number {
  return a.family - b.family || compareWords(a.words, b.words);
}

/** Orders word lists of one length by value. */
export function compareWords(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The canonical text of an IPv4 address given as one unsigned 32-bit word. */
export function ipv4Text(word: number): string {
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
}
