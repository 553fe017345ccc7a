import { addressAt, isProblem, type Prefix, parsePrefix } from '@azroute/engine';
import { Unresolved } from './unresolved.js';
import { number, text } from './values.js';

/** Functions for addresses and prefixes. */
export const addressFunctions: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  cidrsubnet: (network, length, index) => {
    const outer = prefixIn(network);
    const [wanted, at] = [number(length), number(index)];
    const bits = outer.family === 4 ? 32 : 128;
    const step = 2 ** (bits - wanted);
    if (wanted < outer.length || wanted > bits || at < 0 || at >= 2 ** (wanted - outer.length))
      throw new Unresolved('the prefix has no such subnet');
    if (outer.family === 4) return `${addressAt(outer, at * step).text}/${wanted}`;
    return subnetOfSix(outer, wanted, BigInt(at));
  },
  cidrhost: (network, index) => {
    const outer = prefixIn(network);
    const at = number(index) + 1;
    const size = 2 ** Math.min(32, (outer.family === 4 ? 32 : 128) - outer.length);
    if (at < 1 || at >= size) throw new Unresolved('the prefix has no such address');
    return addressAt(outer, at).text;
  },
  parsecidr: (network) => {
    const outer = prefixIn(network);
    const size = 2 ** (32 - outer.length);
    if (outer.family === 6) throw new Unresolved('the prefix is one of IPv6');
    const at = (index: number) => addressAt(outer, index).text;
    return {
      network: at(0),
      broadcast: at(size - 1),
      firstUsable: at(size > 2 ? 1 : 0),
      lastUsable: at(size > 2 ? size - 2 : size - 1),
      cidr: outer.length,
    };
  },
};

/** Offsets in IPv6 networks are larger than numbers. */
function subnetOfSix({ words }: Prefix, length: number, index: bigint): string {
  const start = words.reduce((sum, word) => (sum << 32n) + BigInt(word), 0n) + (index << BigInt(128 - length));
  const groups = Array.from({ length: 8 }, (_, i) => ((start >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  return prefixIn(`${groups.join(':')}/${length}`).text;
}

function prefixIn(value: unknown): Prefix {
  const parsed = parsePrefix(text(value));
  if (isProblem(parsed)) throw new Unresolved('a prefix is expected');
  return parsed.prefix;
}
