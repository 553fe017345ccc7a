import { type Address, compareWords, type Family, ipv4Text } from './address.js';

/**
 * An IPv4 or IPv6 prefix: network words with all host bits zero, and a length in bits.
 * Immutable; two prefixes are equal if their texts are.
 */
export interface Prefix {
  readonly family: Family;
  readonly words: readonly number[];
  readonly length: number;
  readonly text: string;
}

/** Makes a prefix from words that are already masked. `networkText` is the canonical text of an IPv6 network. */
export function prefixOf(family: Family, words: readonly number[], length: number, networkText?: string): Prefix {
  return { family, words, length, text: `${networkText ?? ipv4Text(words[0] ?? 0)}/${length}` };
}

/** The mask of one 32-bit word of which `bits` leading bits count (0 to 32). */
export function wordMask(bits: number): number {
  return bits <= 0 ? 0 : bits >= 32 ? 0xffffffff : (0xffffffff << (32 - bits)) >>> 0;
}

/** Clears all bits to the right of `length`. */
export function maskWords(words: readonly number[], length: number): number[] {
  return words.map((word, i) => (word & wordMask(length - 32 * i)) >>> 0);
}

/** True if the address lies inside the prefix. */
export function contains(prefix: Prefix, address: Address): boolean {
  return prefix.family === address.family && agree(prefix.words, address.words, prefix.length);
}

/** True if `inner` is equal to `outer` or lies inside it. */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return outer.family === inner.family && outer.length <= inner.length && agree(outer.words, inner.words, outer.length);
}

/** True if the prefixes share at least one address. */
export function overlaps(a: Prefix, b: Prefix): boolean {
  return covers(a, b) || covers(b, a);
}

/** True if both are the same prefix. */
export function samePrefix(a: Prefix, b: Prefix): boolean {
  return a.text === b.text;
}

/** The /32 or /128 of one address. */
export function hostPrefix(address: Address): Prefix {
  const length = address.family === 4 ? 32 : 128;
  return { family: address.family, words: address.words, length, text: `${address.text}/${length}` };
}

/** True if the prefix is 0.0.0.0/0 or ::/0. */
export function isDefaultRoute(prefix: Prefix): boolean {
  return prefix.length === 0;
}

/** Orders prefixes: IPv4 before IPv6, by network address, shorter first. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return a.family - b.family || compareWords(a.words, b.words) || a.length - b.length;
}

function agree(a: readonly number[], b: readonly number[], bits: number): boolean {
  for (let i = 0; i < a.length; i++) {
    const mask = wordMask(bits - 32 * i);
    if (mask === 0) return true;
    if ((((a[i] ?? 0) ^ (b[i] ?? 0)) & mask) !== 0) return false;
  }
  return true;
}
