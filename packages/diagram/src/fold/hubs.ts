import type { DeclId, Network, Vnet } from '@azroute/engine';
import { joinsOf } from './networks.js';

/** Which VNets are drawn as hubs, and the hub beside which each other VNet is drawn. */
export interface Hubs {
  readonly hubs: ReadonlySet<DeclId>;
  readonly hubOf: ReadonlyMap<DeclId, DeclId>;
}

/**
 * A hub has a gateway, a Route Server, a firewall, or an NVA that others may use. Among VNets that no hub is peered with,
 * the one with the most peerings is one, if there is one.
 */
export function findHubs(network: Network, vnets: readonly Vnet[]): Hubs {
  const drawn = new Set(vnets.map(({ id }) => id));
  const peers = peersOf(network, drawn);
  const hubs = new Set(vnets.filter((vnet) => isHub(network, vnet, peers.get(vnet.id)?.size ?? 0)).map(({ id }) => id));
  const hubOf = new Map<DeclId, DeclId>();
  for (const { id } of vnets) {
    if (hubs.has(id)) continue;
    const own = network.hubConnectionOf(id)?.hub ?? network.hubOf(id)?.id;
    const hub = own !== undefined && hubs.has(own) ? own : [...(peers.get(id) ?? [])].find((peer) => hubs.has(peer));
    if (hub !== undefined) hubOf.set(id, hub);
  }
  const rest = vnets.map(({ id }) => id).filter((id) => !hubs.has(id) && !hubOf.has(id));
  for (const group of groups(rest, peers)) addStar(group, peers, hubs, hubOf);
  return { hubs, hubOf };
}

function isHub(network: Network, vnet: Vnet, peerings: number): boolean {
  if (network.virtualHub(vnet.id)) return true;
  const { vpnGateways, expressRouteGateways, routeServers, firewalls } = vnet;
  if (vpnGateways.length + expressRouteGateways.length + routeServers.length + firewalls.length > 0) return true;
  const nvas = new Set(vnet.subnets.flatMap(({ nics }) => nics.flatMap(({ id }) => network.nvaOfNic(id) ?? [])));
  if (nvas.size === 0) return false;
  if ([...nvas].some(({ nics }) => nics.length > 1)) return true;
  return peerings > 1 || network.hubOf(vnet.id) === undefined;
}

/** The peered VNets of each, in the order of declaration, those of peerings with only one half too. */
export function peersOf(network: Network, drawn: ReadonlySet<DeclId>): ReadonlyMap<DeclId, ReadonlySet<DeclId>> {
  const peers = new Map<DeclId, Set<DeclId>>([...drawn].map((id) => [id, new Set()]));
  for (const { a, b } of joinsOf(network)) {
    if (a.vnet === b.vnet || !drawn.has(a.vnet) || !drawn.has(b.vnet)) continue;
    peers.get(a.vnet)?.add(b.vnet);
    peers.get(b.vnet)?.add(a.vnet);
  }
  return peers;
}

/** Groups of VNets that are joined by peerings. */
export function groups(
  vnets: readonly DeclId[],
  peers: ReadonlyMap<DeclId, ReadonlySet<DeclId>>,
): readonly (readonly DeclId[])[] {
  const left = new Set(vnets);
  const found: DeclId[][] = [];
  for (const first of vnets) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const id of group) for (const peer of peers.get(id) ?? []) if (left.delete(peer)) group.push(peer);
    found.push(group);
  }
  return found;
}

/** In a star, the middle is the hub. */
function addStar(
  group: readonly DeclId[],
  peers: ReadonlyMap<DeclId, ReadonlySet<DeclId>>,
  hubs: Set<DeclId>,
  hubOf: Map<DeclId, DeclId>,
): void {
  const degree = (id: DeclId) => peers.get(id)?.size ?? 0;
  const most = Math.max(...group.map(degree));
  const middles = group.filter((id) => degree(id) === most);
  const [middle] = middles;
  if (most < 2 || middles.length > 1 || middle === undefined) return;
  hubs.add(middle);
  for (const id of group) if (peers.get(middle)?.has(id)) hubOf.set(id, middle);
}
