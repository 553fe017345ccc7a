import { isDefaultRoute } from '../../address/index.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { DeclId, Network, UserNextHop, Vnet } from '../../topology/index.js';
import { hopsTo, isReachable } from '../changes/next-hops.js';
import { leadTo, routeFor } from '../changes/routes.js';
import { carriedPrefixes } from './carried-prefixes.js';
import { everything } from './everything.js';
import type { Goal } from './goal.js';
import { costs, type Move } from './move.js';
import type { Place } from './place.js';

/** The effective routes of a subnet. */
export type RowsOf = (subnet: DeclId) => readonly EffectiveRoute[];

/** How much cheaper it is than the default route alone, which takes away what it carries, so that the proof refuses it. */
const keepsOthers = 0.1;

/**
 * Leads or drops what a default route takes to the Internet, and leads what it carries to other networks on to where it
 * led them.
 * @param rowsOf the effective routes of a subnet
 */
export function* defaultAlone(
  network: Network,
  goal: Goal,
  { row, subnet, vnet, next }: Place,
  rowsOf: RowsOf,
): Generator<Move> {
  const { to, wanted, via } = goal;
  if (wanted === 'internet' && via === undefined) return;
  if (wanted === 'delivered' || isPrivateAddress(to) || to.family !== 4) return;
  if (!row?.prefix || !isDefaultRoute(row.prefix)) return;
  const before = nextHopOf(network, vnet, row);
  const after = wanted === 'dropped' ? { type: 'None' as const } : towards(network, vnet, next);
  if (!before || !after) return;
  const table = network.routeTable(subnet.routeTable);
  const kept = carriedPrefixes(network, vnet, rowsOf(subnet.id)).filter((each) => routeFor(table, each) === undefined);
  if (kept.length === 0) return;
  yield {
    edits: [leadTo(network, subnet, everything, after), ...kept.map((each) => leadTo(network, subnet, each, before))],
    cost: costs.userRoute - keepsOthers,
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
