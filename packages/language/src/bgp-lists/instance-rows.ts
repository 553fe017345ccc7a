import type { BgpRoute, PrefixEntry, Speaker } from '@azroute/engine';

/** A route as one of the two instances of an active-active VPN gateway lists it. */
export interface InstanceRow {
  readonly route: BgpRoute;
  /** The address of the instance that lists it. */
  readonly localAddress: string;
  /** The address of the instance that it has it from; it is the next hop, too. */
  readonly sourcePeer: string;
}

/**
 * The routes that each instance of an active-active VPN gateway has from the other one (R280): the best of those that
 * the other one learned on its own sessions. The engine holds the routes of both instances in one table.
 */
export function rowsOfOtherInstance({ kind, addresses }: Speaker, { routes, bestCount }: PrefixEntry): InstanceRow[] {
  if (kind !== 'vpnGateway' || addresses.length < 2) return [];
  const best = routes.slice(0, bestCount);
  return addresses.flatMap(({ text: localAddress }) =>
    addresses.flatMap(({ text: sourcePeer }) => {
      if (sourcePeer === localAddress) return [];
      const route = best.find(({ session }) => session?.origin === 'declared' && session.remoteAddress === sourcePeer);
      return route ? [{ route, localAddress, sourcePeer }] : [];
    }),
  );
}

/**
 * The addresses of the instances that list a learned route. Both instances of a VPN gateway list what it learned inside
 * the VNet.
 */
export function instancesThatList({ kind, addresses }: Speaker, { session }: BgpRoute): readonly string[] {
  if (kind === 'vpnGateway' && session?.origin === 'automatic') return addresses.map(({ text }) => text);
  return [session ? (session.remoteAddress ?? '') : (addresses[0]?.text ?? '')];
}
