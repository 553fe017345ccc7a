import type { Address } from '../address/index.js';
import type { Exit } from './node.js';
import type { BgpNextHop, BgpRoute } from './route.js';

/**
 * The next hops of a route that is sent on a session: those of the policy, or the speaker itself on eBGP and for its own
 * routes; undefined if the speaker may leave them unchanged.
 */
export function changedNextHops(
  { nextHops }: BgpRoute,
  exit: Exit,
  self: () => readonly BgpNextHop[],
): readonly BgpNextHop[] | undefined {
  const { nextHop, nextHopUnchanged, nextHopSelf } = exit.policy;
  if (nextHop) return [{ text: nextHop.text, address: nextHop }];
  if (nextHopUnchanged && nextHops.length > 0) return nextHops;
  return nextHopSelf || exit.kind === 'ebgp' || nextHops.length === 0 ? self() : undefined;
}

/**
 * A speaker's own addresses as next hops on a session.
 * @param addresses the addresses that it may use
 * @param symbol stands for an address that no input determines
 */
export function ownNextHops(addresses: readonly Address[], { localIp }: Exit, symbol: string): readonly BgpNextHop[] {
  if (addresses.length > 0) return addresses.map((address) => ({ text: address.text, address }));
  if (localIp) return [{ text: localIp.text, address: localIp }];
  return [{ text: symbol, address: undefined }];
}

/** Those of a speaker's addresses that a session uses. */
export function sessionAddresses(addresses: readonly Address[], { localAddress }: Exit): readonly Address[] {
  return addresses.filter(({ text }) => text === localAddress);
}
