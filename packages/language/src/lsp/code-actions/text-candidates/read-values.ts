import { isProblem, parseAddress, parsePrefix } from '@azroute/engine';

/**
 * What an address or prefix that cannot be read was meant to be: without leading zeros, and with the greatest length
 * there is. Nothing if no reading is left, since then any address would be a guess.
 */
export function readingOf(text: string): string | undefined {
  const [address = '', length, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  const isIpv6 = address.includes(':');
  const host = isIpv6 ? address : address.replace(/\b0+(?=\d)/g, '');
  const read = length === undefined ? host : `${host}/${Math.min(Number(length), isIpv6 ? 128 : 32)}`;
  return read !== text && isReadable(read) ? read : undefined;
}

function isReadable(text: string): boolean {
  return !isProblem(text.includes('/') ? parsePrefix(text) : parseAddress(text));
}
