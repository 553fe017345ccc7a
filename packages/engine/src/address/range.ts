import type { Address } from './address.js';
import { ipv4Text } from './address.js';
import { ipv6Text } from './parse.js';
import { maskWords, type Prefix, prefixOf, wordMask } from './prefix.js';

/** The address at `offset` (a whole number, negative counts from the address after the last one) of a prefix. */
export function addressAt(prefix: Prefix, offset: number): Address {
  const words = offset < 0 ? [...lastWords(prefix)] : [...prefix.words];
  const step = offset < 0 ? offset + 1 : offset;
  const last = words.length - 1;
  words[last] = ((words[last] ?? 0) + step) >>> 0;
  return fromWords(prefix.family, words);
}

/** The first address of a prefix (its network address). */
export function firstAddress(prefix: Prefix): Address {
  return fromWords(prefix.family, prefix.words);
}

/** The last address of a prefix (broadcast in IPv4). */
export function lastAddress(prefix: Prefix): Address {
  return fromWords(prefix.family, lastWords(prefix));
}

/** The address after this one, or nothing after the very last. */
export function nextAddress(address: Address): Address | undefined {
  const words = [...address.words];
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? 0;
    if (word !== 0xffffffff) {
      words[i] = word + 1;
      return fromWords(address.family, words);
    }
    words[i] = 0;
  }
  return undefined;
}

/** The two halves of a prefix; none of a single address. */
export function halvesOf(prefix: Prefix): readonly Prefix[] {
  const { family, words, length } = prefix;
  if (length === 32 * words.length) return [];
  const upper = words.map((word, i) => (i === length >> 5 ? (word | (1 << (31 - (length & 31)))) >>> 0 : word));
  return [words, upper].map((half) => prefixOf(family, half, length + 1, family === 4 ? undefined : ipv6Text(half)));
}

/** The prefix of which this one is a half; none of the default route. */
export function parentOf({ family, words, length }: Prefix): Prefix | undefined {
  if (length === 0) return undefined;
  const masked = maskWords(words, length - 1);
  return prefixOf(family, masked, length - 1, family === 4 ? undefined : ipv6Text(masked));
}

function lastWords(prefix: Prefix): number[] {
  return prefix.words.map((word, i) => (word | ~wordMask(prefix.length - 32 * i)) >>> 0);
}

function fromWords(family: Address['family'], words: readonly number[]): Address {
  return { family, words, text: family === 4 ? ipv4Text(words[0] ?? 0) : ipv6Text(words) };
}
