import { collapseIPv6Number, IPv4, IPv6 } from 'ip-num';
import { ownText } from '../own-text.js';
import type { Address } from './address.js';
import { ipv4Text } from './address.js';
import { maskWords, type Prefix, prefixOf } from './prefix.js';

/** A text that is not an address or prefix, with a sentence that says what is wrong with it. */
export interface ParseProblem {
  readonly problem: string;
}

/** A parsed prefix; `hostBits` means that the text had host bits, which are cleared. */
export interface ParsedPrefix {
  readonly prefix: Prefix;
  readonly hostBits: boolean;
}

const addresses = new Map<string, Address | ParseProblem>();
const prefixes = new Map<string, ParsedPrefix | ParseProblem>();
const cacheLimit = 200_000;

/** Longer texts are no addresses, so they are not cached. */
const longestKey = 64;

/**
 * Parses an IPv4 or IPv6 address. Results are cached by text, since one ip-num object costs several microseconds.
 * @returns the address, or a problem in words; never throws.
 */
export function parseAddress(text: string): Address | ParseProblem {
  return remember(addresses, text, readAddress);
}

/**
 * Parses a prefix such as `10.0.0.0/16` or `fd00:1::/64`.
 * @returns the prefix with host bits cleared (and a note that there were some), or a problem in words; never throws.
 */
export function parsePrefix(text: string): ParsedPrefix | ParseProblem {
  return remember(prefixes, text, readPrefix);
}

/** True for a result that is a problem. */
export function isProblem(value: object): value is ParseProblem {
  return 'problem' in value;
}

/**
 * An address that is known to be valid, for constants and tests.
 * @throws Error if it is not.
 */
export function address(text: string): Address {
  const parsed = parseAddress(text);
  if (isProblem(parsed)) throw new Error(parsed.problem);
  return parsed;
}

/**
 * A prefix that is known to be valid, for constants and tests.
 * @throws Error if it is not.
 */
export function prefix(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (isProblem(parsed)) throw new Error(parsed.problem);
  return parsed.prefix;
}

function remember<T>(cache: Map<string, T>, text: string, read: (text: string) => T): T {
  if (text.length > longestKey) return read(text);
  const known = cache.get(text);
  if (known !== undefined) return known;
  const own = ownText(text);
  const value = read(own);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(own, value);
  return value;
}

function readAddress(text: string): Address | ParseProblem {
  try {
    if (text.includes(':')) {
      const value = new IPv6(text).value;
      const words = [96n, 64n, 32n, 0n].map((shift) => Number((value >> shift) & 0xffffffffn));
      return { family: 6, words, text: ipv6Text(words) };
    }
    const word = Number(new IPv4(text).value);
    return { family: 4, words: [word], text: ipv4Text(word) };
  } catch {
    return { problem: `"${text}" is not an IP address such as 10.0.0.4 or fd00:1::4` };
  }
}

/** The canonical text (RFC 5952) of an IPv6 address given as four unsigned 32-bit words. */
export function ipv6Text(words: readonly number[]): string {
  const groups = words.flatMap((word) => [(word >>> 16).toString(16), (word & 0xffff).toString(16)]);
  return collapseIPv6Number(groups.join(':'));
}

function readPrefix(text: string): ParsedPrefix | ParseProblem {
  const slash = text.indexOf('/');
  const example = 'a prefix looks like 10.0.0.0/16 or fd00:1::/64';
  if (slash < 0) return { problem: `"${text}" has no prefix length; ${example}` };
  const base = parseAddress(text.slice(0, slash));
  if (isProblem(base)) return { problem: `"${text}" is not a prefix; ${example}` };
  const lengthText = text.slice(slash + 1);
  const longest = base.family === 4 ? 32 : 128;
  const length = /^\d{1,3}$/.test(lengthText) ? Number(lengthText) : Number.NaN;
  if (!(length <= longest)) {
    return { problem: `the prefix length of "${text}" must be a number from 0 to ${longest}` };
  }
  const masked = maskWords(base.words, length);
  const hostBits = masked.some((word, i) => word !== base.words[i]);
  return { prefix: prefixOf(base.family, masked, length, base.family === 4 ? undefined : ipv6Text(masked)), hostBits };
}
