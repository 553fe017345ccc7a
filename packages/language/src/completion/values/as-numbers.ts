import { azureAsn, type Topology } from '@azroute/engine';
import { isAllowedAsn } from '../../lowering/values.js';
import { privateAsns } from '../../topology/private-asns.js';
import type { Offer } from '../offer.js';
import type { Place } from '../place.js';
import { value } from './offered-value.js';

/** AS numbers: the next free private one, then those of others, whose devices may share them. */
export function asNumbers({ topology }: Place, kind: string | undefined): Offer[] {
  const users = usersOf(topology);
  const free = privateAsns.find((asn) => isAllowedAsn(asn) && !users.has(asn));
  return [
    ...(kind === 'VpnGateway' ? [value(String(azureAsn), 'the default of VPN gateways', 1, 0)] : []),
    ...(free === undefined ? [] : [value(String(free), 'next free private AS number', 1, 1)]),
    ...inUse(users),
  ];
}

/** The AS numbers that devices have. */
export function knownAsNumbers({ topology }: Place): Offer[] {
  return inUse(usersOf(topology));
}

function inUse(users: ReadonlyMap<number, readonly string[]>): Offer[] {
  return [...users].map(([asn, labels], i) => {
    const more = labels.length > 2 ? ` and ${labels.length - 2} more` : '';
    return value(String(asn), `AS number of ${labels.slice(0, 2).join(', ')}${more}`, 1, 2 + i);
  });
}

/** Who has which AS number. */
function usersOf({ nvas, sites, vnets }: Topology): ReadonlyMap<number, readonly string[]> {
  const users = new Map<number, string[]>();
  const devices = [
    ...nvas,
    ...sites.flatMap(({ routers }) => routers),
    ...vnets.flatMap(({ vpnGateways }) => vpnGateways),
  ];
  for (const { asn, label } of devices) {
    if (asn !== undefined && isAllowedAsn(asn)) users.set(asn, [...(users.get(asn) ?? []), label]);
  }
  return users;
}
