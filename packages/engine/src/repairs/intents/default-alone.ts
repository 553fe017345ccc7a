import { covers, isDefaultRoute } from '../../address/index.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { Network, UserNextHop, Vnet } from '../../topology/index.js';
import { hopsTo, isReachable } from '../changes/next-hops.js';
import { leadTo, routeFor } from '../changes/routes.js';
import { everything } from './everything.js';
import type { Goal } from './goal.js';
import { costs, type Move } from './move.js';
import type { Place } from './place.js';
import { privateRanges } from './prefixes.js';

/** What the routes for the private ranges cost together: they only keep what the default route did. */
const keptRanges = 0.5;

/**
 * Leads or drops what a default route takes to the Internet, and leads the private ranges that networks use on to where
 * the default route led them too.
 */
export function* defaultAlone(network: Network, goal: Goal, { row, subnet, vnet, next }: Place): Generator<Move> {
  const { to, wanted, via } = goal;
  if (wanted === 'internet' && via === undefined) return;
  if (wanted === 'delivered' || isPrivateAddress(to) || to.family !== 4) return;
  if (!row?.prefix || !isDefaultRoute(row.prefix)) return;
  const before = nextHopOf(network, vnet, row);
  const after = wanted === 'dropped' ? { type: 'None' as const } : towards(network, vnet, next);
  if (!before || !after) return;
  const { vnets, sites } = network.topology;
  const spaces = [...vnets, ...sites].flatMap(({ addressSpace }) => addressSpace);
  const table = network.routeTable(subnet.routeTable);
  const kept = privateRanges.filter(
    (range) => routeFor(table, range) === undefined && spaces.some((space) => covers(range, space)),
  );
  if (kept.length === 0) return;
  yield {
    edits: [leadTo(network, subnet, everything, after), ...kept.map((range) => leadTo(network, subnet, range, before))],
    cost: costs.userRoute + keptRanges,
  };
}

/** R061, R062: of gateways, only a VPN gateway without an ExpressRoute gateway beside it can be a next hop. */
function nextHopOf(network: Network, vnet: Vnet, { nextHops }: EffectiveRoute): UserNextHop | undefined {
  const [action] = nextHops.map((each) => each.action);
  if (action?.to === 'address') return { type: 'VirtualAppliance', address: action.address };
  const { expressRouteGateways } = network.hubOf(vnet.id) ?? vnet;
  return action?.to === 'vpnGateway' && expressRouteGateways.length === 0
    ? { type: 'VirtualNetworkGateway' }
    : undefined;
}

function towards(network: Network, vnet: Vnet, next: Place['next']): UserNextHop | undefined {
  if (next === undefined) return { type: 'Internet' };
  const hop = hopsTo(network, next).find(({ address }) => isReachable(network, vnet.id, address));
  return hop && { type: 'VirtualAppliance', address: hop.address };
}
