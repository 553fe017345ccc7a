import { covers, isDefaultRoute, type Prefix, privateNetworks, widened } from '../../../address/index.js';
import { distinctBy } from '../../../collections.js';
import type { Computation } from '../../../computation/computation.js';
import { freePrefixes } from '../../../repairs/changes/free-prefixes.js';
import { freeId } from '../../../repairs/edits/changed.js';
import {
  type ConnectionEnd,
  type DeclId,
  type HubVirtualNetworkConnection,
  Network,
  type Peering,
  type SessionEnd,
  type Topology,
  type VirtualHub,
  type Vnet,
  withRouteTables,
} from '../../../topology/index.js';
import { type Renaming, renamed } from '../../proof/renamed.js';
import { type HubAndSpoke, hubAndSpokeAt } from './hub-and-spoke.js';
import { hubName } from './hub-name.js';
import { newVirtualHub } from './new-virtual-hub.js';
import { withFirewallAt, withoutHubRoutes, withoutUnusedTables } from './without-hub-routes.js';

/** How a hub-and-spoke is moved. */
export interface Variation {
  /** Whether the firewall gets private traffic by routing intent (W084). */
  readonly privateTraffic: boolean;
  /** Whether it gets what spokes send to the Internet by routing intent. */
  readonly internet: boolean;
  /** Whether the route tables stay, with the new address of the firewall. */
  readonly keepsTables: boolean;
  readonly virtualWan: DeclId | undefined;
  /** The spokes that do not take the default route of the hub (W103): those that send to the Internet directly. */
  readonly withoutDefault: readonly DeclId[];
}

/** Hub-and-spokes that were moved. */
export interface Moved {
  readonly topology: Topology;
  readonly virtualHubs: readonly VirtualHub[];
  /** The ids of before by those of after, for what a virtual hub has too. */
  readonly renaming: Renaming;
}

/** The length of the address prefix of a new hub; a /23 is advised (W001). */
const hubLength = 23;

/**
 * A topology with virtual hubs in place of hubs: spokes are connected with them, they have gateways and firewalls of their
 * own, and what they replace is gone. The VNet of a hub stays as a spoke if anything stays in it.
 * @returns undefined if no address prefix is free
 */
export function moved(
  { network, tables }: Pick<Computation, 'network' | 'tables'>,
  hubs: readonly HubAndSpoke[],
  variation: Variation,
): Moved | undefined {
  let { topology } = network;
  const virtualHubs: VirtualHub[] = [];
  const renaming = new Map<DeclId, DeclId>();
  const movers = moversOf(hubs);
  for (const { hub } of hubs) {
    const now = topology === network.topology ? network : new Network(topology);
    const of = hubAndSpokeAt(now, hub.id);
    const learned = tables.injectedInto(hub).routes.map(({ prefix }) => prefix);
    const one = of && movedOne(now, of, { movers, learned }, variation);
    if (!one) return undefined;
    topology = one.topology;
    virtualHubs.push(one.virtualHub);
    for (const [after, before] of one.renaming) renaming.set(after, before);
  }
  return { topology, virtualHubs, renaming };
}

/** The VNets that move: hubs and their spokes. */
export function moversOf(hubs: readonly HubAndSpoke[]): ReadonlySet<DeclId> {
  return new Set(hubs.flatMap(({ hub, spokes }) => [hub, ...spokes].map(({ id }) => id)));
}

function movedOne(
  network: Network,
  of: HubAndSpoke,
  { movers, learned }: { readonly movers: ReadonlySet<DeclId>; readonly learned: readonly Prefix[] },
  variation: Variation,
): { readonly topology: Topology; readonly virtualHub: VirtualHub; readonly renaming: Renaming } | undefined {
  const { topology } = network;
  const { hub, spokes, stays } = of;
  const address = freeHubPrefix(network, hub);
  if (!address) return undefined;
  const virtualHub = newVirtualHub({
    name: hubName(topology, of),
    address,
    virtualWan: variation.virtualWan,
    from: hub,
    intent: {
      privateTraffic: variation.privateTraffic,
      internet: variation.internet && spokes.some(({ id }) => !variation.withoutDefault.includes(id)),
    },
    privatePrefixes: foreignPrefixes(of, learned),
  });
  const members = [...spokes, ...(stays.length > 0 ? [hub] : [])];
  const connected = new Set(members.map(({ id }) => id));
  const left = steered(withoutHub(topology, of), of, virtualHub, { connected, movers }, variation);
  const kept = peeredAppliances(left, of) ? spokes : [];
  const unpeered = withoutHubPeerings(left, of, kept);
  const changed: Topology = {
    ...unpeered,
    vnets: variation.privateTraffic ? withEndpointPolicies(unpeered.vnets, connected) : unpeered.vnets,
    virtualHubs: [...topology.virtualHubs, virtualHub],
    hubConnections: [...topology.hubConnections, ...newConnections(topology, virtualHub, members, variation)],
    connections: topology.connections.map((one) => {
      const [a, b] = [branchEnd(hub, one.a), branchEnd(hub, one.b)];
      return a === one.a && b === one.b ? one : { ...one, a, b };
    }),
    sessions: topology.sessions.map((one) => {
      const [a, b] = [sessionEnd(hub, one.a), sessionEnd(hub, one.b)];
      return a === one.a && b === one.b ? one : { ...one, a, b };
    }),
  };
  const devices = deviceIds(hub, virtualHub);
  const ids = new Map([...devices, ...successors(hub, virtualHub, topology, changed)]);
  const renaming = new Map([...devices].map(([from, to]) => [to, from] as const));
  return { topology: renamed(changed, ids), virtualHub, renaming };
}

function freeHubPrefix(network: Network, { addressSpace }: Vnet): Prefix | undefined {
  const own = addressSpace.find(({ family }) => family === 4);
  if (!own) return undefined;
  for (const free of freePrefixes(network, widened(own, hubLength))) return free;
  return undefined;
}

/** W088: what the hub reaches that is not in RFC 1918: its spokes, its clients, and what its gateways and Route Server learn. */
function foreignPrefixes({ hub, spokes, stays }: HubAndSpoke, learned: readonly Prefix[]): readonly Prefix[] {
  const spaces = [
    ...spokes.flatMap(({ addressSpace }) => addressSpace),
    ...(stays.length > 0 ? hub.addressSpace : []),
    ...hub.vpnGateways.flatMap(({ pointToSite }) => pointToSite),
    ...learned,
  ];
  const foreign = spaces.filter(
    (one) => one.family === 4 && !isDefaultRoute(one) && !privateNetworks.some((range) => covers(range, one)),
  );
  return distinctBy(foreign, ({ text }) => text).filter(
    (one, _i, all) => !all.some((other) => other.text !== one.text && covers(other, one)),
  );
}

/** The topology without what the virtual hub has itself; without the hub's VNet if nothing stays in it. */
function withoutHub(topology: Topology, { hub, stays }: HubAndSpoke): Topology {
  const bare: Vnet = {
    ...hub,
    subnets: stays,
    vpnGateways: [],
    expressRouteGateways: [],
    routeServers: [],
    firewalls: [],
    summarizedGatewayPrefixes: [],
  };
  const vnets = topology.vnets.flatMap((vnet) => (vnet.id !== hub.id ? [vnet] : stays.length > 0 ? [bare] : []));
  const tables = hub.subnets.flatMap(({ routeTable }) => routeTable ?? []);
  return withoutUnusedTables({ ...topology, vnets }, tables);
}

function steered(
  topology: Topology,
  { hub }: HubAndSpoke,
  virtualHub: VirtualHub,
  { connected, movers }: { readonly connected: ReadonlySet<DeclId>; readonly movers: ReadonlySet<DeclId> },
  { keepsTables }: Variation,
): Topology {
  const [from, to] = [hub.firewalls[0]?.address, virtualHub.vnet.firewalls[0]?.address];
  if (!keepsTables) return withoutHubRoutes(topology, connected, movers, from);
  return from && to ? withFirewallAt(topology, from, to) : topology;
}

/** Whether routes of spokes lead to something that stays in the hub's VNet, so that the peerings with it must stay. */
function peeredAppliances({ vnets, routeTables }: Topology, { spokes, stays }: HubAndSpoke): boolean {
  const own = new Set(
    stays.flatMap(({ nics, loadBalancers }) => [
      ...nics.flatMap(({ addresses }) => addresses.map(({ text }) => text)),
      ...loadBalancers.map(({ address }) => address.text),
    ]),
  );
  const ids = new Set(spokes.map(({ id }) => id));
  const used = new Set(
    vnets.filter(({ id }) => ids.has(id)).flatMap(({ subnets }) => subnets.map(({ routeTable }) => routeTable)),
  );
  return routeTables.some(
    ({ id, routes }) =>
      used.has(id) &&
      routes.some(({ nextHop }) => nextHop.type === 'VirtualAppliance' && own.has(nextHop.address.text)),
  );
}

/** W125: peerings with the VNet of the hub end or, if they stay, no longer share its gateways. */
function withoutHubPeerings(topology: Topology, { hub, spokes, stays }: HubAndSpoke, kept: readonly Vnet[]): Topology {
  const isOf = ({ a, b }: Peering, vnets: readonly Vnet[]) =>
    (a.vnet === hub.id && vnets.some(({ id }) => id === b.vnet)) ||
    (b.vnet === hub.id && vnets.some(({ id }) => id === a.vnet));
  const isOfHub = ({ a, b }: Peering) => a.vnet === hub.id || b.vnet === hub.id;
  const plain = { allowGatewayTransit: false, useRemoteGateways: false };
  const peerings = topology.peerings.flatMap((one): readonly Peering[] => {
    if (isOf(one, kept)) return [{ ...one, a: { ...one.a, ...plain }, b: { ...one.b, ...plain } }];
    return isOf(one, spokes) || (stays.length === 0 && isOfHub(one)) ? [] : [one];
  });
  return { ...topology, peerings };
}

/** W129: route tables must apply to private endpoints, or their answers bypass the firewall. */
function withEndpointPolicies(vnets: readonly Vnet[], connected: ReadonlySet<DeclId>): readonly Vnet[] {
  return vnets.map((vnet) =>
    connected.has(vnet.id) && vnet.subnets.some(({ privateEndpoints }) => privateEndpoints.length > 0)
      ? {
          ...vnet,
          subnets: vnet.subnets.map((subnet) =>
            subnet.privateEndpoints.length > 0
              ? { ...subnet, privateEndpointNetworkPolicies: withRouteTables(subnet.privateEndpointNetworkPolicies) }
              : subnet,
          ),
        }
      : vnet,
  );
}

function newConnections(
  topology: Topology,
  { id: hub, label: hubLabel, routingIntent }: VirtualHub,
  vnets: readonly Vnet[],
  { withoutDefault }: Variation,
): readonly HubVirtualNetworkConnection[] {
  return vnets.map((vnet) => {
    const label = `${hubLabel} <-> ${vnet.label}`;
    const isOpen = routingIntent?.internet === undefined || !withoutDefault.includes(vnet.id);
    return {
      kind: 'connection',
      id: freeId(`connection:${label}`, [...topology.connections, ...topology.hubConnections]),
      label,
      hub,
      vnet: vnet.id,
      routing: {
        associatedRouteTable: undefined,
        propagation: undefined,
        enableInternetSecurity: isOpen ? undefined : false,
      },
      staticRoutes: [],
      propagateStaticRoutes: true,
      vnetLocalRouteOverrideCriteria: 'Contains',
    };
  });
}

/** The end of a connection at a gateway that the virtual hub gets. */
function branchEnd({ vpnGateways, expressRouteGateways }: Vnet, end: ConnectionEnd): ConnectionEnd {
  if (![...vpnGateways, ...expressRouteGateways].some(({ id }) => id === end.device)) return end;
  const routing = { associatedRouteTable: undefined, propagation: undefined, enableInternetSecurity: undefined };
  return { ...end, bgpIps: [], routing };
}

/** W109: what peered with the Route Server peers with both instances of the hub's router. */
function sessionEnd({ routeServers }: Vnet, end: SessionEnd): SessionEnd {
  return routeServers.some(({ id }) => id === end.device) ? { ...end, instance: undefined } : end;
}

/** The ids of gateways, firewalls and clients after the move, by those that they had. */
function deviceIds(hub: Vnet, { vnet }: VirtualHub): Renaming {
  const ids = new Map<DeclId, DeclId>();
  const add = (from: readonly Identified[], to: readonly Identified[]) => {
    for (const [i, one] of from.entries()) {
      const other = to[i]?.id ?? one.id;
      if (other !== one.id) ids.set(one.id, other);
    }
  };
  add(hub.vpnGateways, vnet.vpnGateways);
  add(hub.expressRouteGateways, vnet.expressRouteGateways);
  add(hub.firewalls, vnet.firewalls);
  for (const [i, { hosts }] of hub.vpnGateways.entries()) add(hosts, vnet.vpnGateways[i]?.hosts ?? []);
  return ids;
}

/** The hub in place of a Route Server, and connections in place of peerings that are gone. */
function successors({ routeServers }: Vnet, { id }: VirtualHub, before: Topology, after: Topology): Renaming {
  const ids = new Map(routeServers.map((server) => [server.id, id] as const));
  const kept = new Set(after.peerings.map((peering) => peering.id));
  for (const { id: peering, a, b } of before.peerings) {
    if (kept.has(peering)) continue;
    const connection = after.hubConnections.find((one) => one.hub === id && [a.vnet, b.vnet].includes(one.vnet));
    if (connection) ids.set(peering, connection.id);
  }
  return ids;
}

interface Identified {
  readonly id: DeclId;
}
