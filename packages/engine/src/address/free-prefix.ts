import { compareWords } from './address.js';
import { ipv6Text } from './parse.js';
import { covers, maskWords, overlaps, type Prefix, prefixOf } from './prefix.js';
import { halvesOf, lastAddress } from './range.js';

/**
 * The first prefix of a length inside another one that overlaps nothing that is taken.
 * @param after only prefixes behind this one count
 */
export function freePrefix(
  space: Prefix,
  length: number,
  taken: readonly Prefix[],
  after?: Prefix,
): Prefix | undefined {
  if (space.length > length) return undefined;
  if (after && compareWords(lastAddress(space).words, after.words) <= 0) return undefined;
  const inside = taken.filter((one) => overlaps(one, space));
  if (inside.some((one) => covers(one, space))) return undefined;
  if (space.length === length) {
    const isBehind = !after || compareWords(space.words, after.words) > 0;
    return isBehind && inside.length === 0 ? space : undefined;
  }
  for (const half of halvesOf(space)) {
    const found = freePrefix(half, length, inside, after);
    if (found) return found;
  }
  return undefined;
}

/** The prefix of a length that contains another one, which is longer or as long. */
export function widened({ family, words }: Prefix, length: number): Prefix {
  const network = maskWords(words, length);
  return prefixOf(family, network, length, family === 4 ? undefined : ipv6Text(network));
}
