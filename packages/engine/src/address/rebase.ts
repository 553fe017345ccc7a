import { type Address, ipv4Text } from './address.js';
import { ipv6Text } from './parse.js';
import { type Prefix, prefixOf, wordMask } from './prefix.js';

/** The address with the same place in `to` as in `from`: the host part is kept. */
export function rebaseAddress({ family, words }: Address, from: Prefix, to: Prefix): Address {
  const moved = rebaseWords(words, from, to);
  return { family, words: moved, text: family === 4 ? ipv4Text(moved[0] ?? 0) : ipv6Text(moved) };
}

/** The prefix inside `to` with the same place there as in `from`. */
export function rebasePrefix({ family, words, length }: Prefix, from: Prefix, to: Prefix): Prefix {
  const moved = rebaseWords(words, from, to);
  return prefixOf(family, moved, length, family === 4 ? undefined : ipv6Text(moved));
}

function rebaseWords(words: readonly number[], from: Prefix, to: Prefix): number[] {
  return words.map((word, i) => ((word & ~wordMask(from.length - 32 * i)) | (to.words[i] ?? 0)) >>> 0);
}
