import {
  type Address,
  contains,
  hostPrefix,
  isDefaultRoute,
  type Prefix,
  privateNetworks,
} from '../../address/index.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { Network } from '../../topology/index.js';
import { everything } from './everything.js';
import type { Place } from './place.js';

/**
 * The prefixes that a route for a destination may have, the best first: that of its VNet or site, of its subnet, of the
 * row that decided, the private range, and the host route.
 */
export function prefixesFor({ topology }: Network, to: Address, { row, loops }: Place): readonly Prefix[] {
  const around = (prefixes: readonly Prefix[]) => prefixes.filter((each) => contains(each, to));
  const found = new Map<string, Prefix>();
  const add = (prefixes: readonly Prefix[]) => {
    for (const each of prefixes) if (!found.has(each.text)) found.set(each.text, each);
  };
  // What loops for one destination of a summary loops for all.
  if (loops && row?.prefix && !isDefaultRoute(row.prefix)) add([row.prefix]);
  for (const { addressSpace, subnets, vpnGateways } of topology.vnets) {
    const inside = around(addressSpace);
    if (inside.length > 0) {
      add(inside);
      add(around(subnets.flatMap(({ prefixes }) => prefixes)));
    }
    add(around(vpnGateways.flatMap(({ pointToSite }) => pointToSite)));
  }
  for (const { addressSpace } of topology.sites) add(around(addressSpace));
  for (const { connected } of topology.nvas) add(around(connected));
  if (row?.prefix) add([row.prefix]);
  if (!isPrivateAddress(to)) {
    if (to.family === 4) add([everything]);
  } else {
    add(around(privateNetworks));
  }
  // To the Internet, a route for one address is never what is meant.
  const isOwned = topology.sites.some(({ addressSpace }) => around(addressSpace).some((each) => !isDefaultRoute(each)));
  if (isPrivateAddress(to) || isOwned) {
    add([hostPrefix(to)]);
  }
  // A user-defined route wins at equal length only (R035, R043).
  const least = row?.prefix && row.source !== 'User' ? row.prefix.length : 0;
  return [...found.values()].filter(({ length }) => length >= least);
}
