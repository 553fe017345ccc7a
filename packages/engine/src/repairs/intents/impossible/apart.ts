import type { Network, Vnet } from '../../../topology/index.js';
import { mayBePeered } from '../../changes/peerings.js';
import type { Impossibility } from './impossibility.js';
import { overlapOf } from './overlap.js';
import type { End } from './parties.js';
import { branchesMeet, hasConnection, isPeered, leadsAway } from './without-gateway.js';

/**
 * R090: the networks of the ends cannot be peered, and neither appliances, tunnels nor gateways lead from the one to the
 * other.
 */
export function apart(network: Network, sender: End, receiver: End): Impossibility | undefined {
  const { vnet: home } = sender;
  const { vnet: goal } = receiver;
  if (!home || !goal || home === goal) return undefined;
  const { vnets } = network.topology;
  const goesRound =
    branchesMeet(network) &&
    leadsAway(network, home) &&
    vnets.some((exit) => hasConnection(network, exit) && areLinked(network, exit, goal));
  if (goesRound) return undefined;
  const hubs = new Map(vnets.map((vnet) => [vnet, forwardersIn(network, vnet)]));
  const reached = new Set([home]);
  for (const here of reached) {
    if (here !== home && (hubs.get(here)?.size ?? 0) === 0) continue;
    for (const vnet of vnets) {
      const isNext = areLinked(network, here, vnet) || isAny(hubs.get(here), hubs.get(vnet));
      if (isNext && vnet === goal) return undefined;
      if (isNext) reached.add(vnet);
    }
  }
  return overlapOf(network, home, goal);
}

function areLinked(network: Network, one: Vnet, two: Vnet): boolean {
  return one === two || isPeered(network, one, two) || mayBePeered(network, one, two);
}

/** What forwards packets in a VNet: its appliances, with those at the other ends of their tunnels. */
function forwardersIn(network: Network, vnet: Vnet): ReadonlySet<string> {
  const own = network.topology.nvas.filter((nva) => network.nicsOf(nva).some((nic) => nic.vnet === vnet));
  const ids = new Set([...own, ...vnet.firewalls].map(({ id }) => id));
  for (const { a, b } of network.topology.tunnels) {
    if (ids.has(a.device)) ids.add(b.device);
    else if (ids.has(b.device)) ids.add(a.device);
  }
  return ids;
}

function isAny(some: ReadonlySet<string> | undefined, others: ReadonlySet<string> | undefined): boolean {
  return [...(some ?? [])].some((each) => others?.has(each));
}
