import { type Address, address, contains, type Prefix, prefix } from '../address/index.js';

/** Ranges that the Internet does not carry (RFC 1918, RFC 6598, RFC 3927, RFC 5735, RFC 4193, RFC 4291). */
export const privateRanges: readonly Prefix[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  '0.0.0.0/8',
  '224.0.0.0/3',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
  '::1/128',
].map(prefix);

/** A well-known Internet address, which represents the Internet. */
export const someInternetAddress: Address = address('8.8.8.8');

/** Addresses of platform services, which every VM reaches regardless of its routes (R227). */
const platformAddresses: ReadonlySet<string> = new Set(['168.63.129.16', '169.254.169.254']);

/** True if the Internet has no route to the address, so that next hop Internet drops it (R202). */
export function isPrivateAddress(destination: Address): boolean {
  return privateRanges.some((range) => contains(range, destination));
}

/** True for the addresses of R227. */
export function isPlatformAddress({ text }: Address): boolean {
  return platformAddresses.has(text);
}
