import { type Address, address, type Prefix, prefix } from '@azroute/engine';

/** The bits of an address after its family, as text: `4:00001010…`. Containment is then a prefix comparison. */
export function bitsOf(ip: Address): string {
  return `${ip.family}:${ip.words.map((word) => word.toString(2).padStart(32, '0')).join('')}`;
}

/** The significant bits of a prefix. */
export function prefixBits(range: Prefix): string {
  const bits = range.words.map((word) => word.toString(2).padStart(32, '0')).join('');
  return `${range.family}:${bits.slice(0, range.length)}`;
}

/** Whether the address is in the prefix. */
export function holds(range: Prefix, ip: Address): boolean {
  return bitsOf(ip).startsWith(prefixBits(range));
}

/** Whether `inner` is equal to `outer` or inside it. */
export function isInside(inner: Prefix, outer: Prefix): boolean {
  return prefixBits(inner).startsWith(prefixBits(outer));
}

/** Whether the prefixes share an address. */
export function meet(a: Prefix, b: Prefix): boolean {
  return isInside(a, b) || isInside(b, a);
}

/** The prefix of one address. */
export function hostOf(ip: Address): Prefix {
  return prefix(`${ip.text}/${ip.family === 4 ? 32 : 128}`);
}

/** The address `offset` places after the first one of an IPv4 prefix, or as many before its last one if negative. */
export function ipv4At(range: Prefix, offset: number): Address {
  const first = range.words[0] ?? 0;
  const value = offset >= 0 ? first + offset : first + 2 ** (32 - range.length) - 1 + offset;
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256);
  return address(bytes.join('.'));
}
