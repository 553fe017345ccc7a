import { contains } from '../../address/index.js';
import { type HubNextHop, type HubRouteRow, type HubRoutes, hubNextHopId } from '../../effective/hubs/hub-routes.js';
import {
  type DeclId,
  type HubVirtualNetworkConnection,
  type Network,
  type Topology,
  tablesOf,
  type VirtualHub,
} from '../../topology/index.js';
import { deliverInVnet } from '../deliver.js';
import { enter } from '../enter.js';
import { handOver } from '../hand-over.js';
import { ends, goesOn, noPassage, type Outcome, type Passage } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import type { PlaceRules, ThingRules, World } from '../world.js';

/** The router of a virtual hub. */
export const virtualHub = {
  /** A packet from a connection, for which its associated table decides (W131); the place is that table. */
  table: {
    next: byTable,
    tables: () => [],
    hop: 'virtualHub',
    hopDevice: ({ network }, table) => hubOfTable(network, table)?.id ?? table,
    *devices({ virtualHubs }) {
      for (const hub of virtualHubs) for (const { id } of tablesOf(hub)) yield id;
    },
    decisives: (world, table) => decisives(tableRoutes(world, table)),
  } satisfies PlaceRules,

  /** A packet from another hub: the default table and the connections of this hub decide (W131). */
  place: {
    next: fromOtherHub,
    tables: () => [],
    hop: 'virtualHub',
    devices: ({ virtualHubs }: Topology) => virtualHubs.map(({ id }) => id),
    decisives: (world, id) => {
      const hub = world.network.virtualHub(id);
      return hub ? [...collected(world, hub)].flatMap((routes) => decisives(routes)) : [];
    },
  } satisfies PlaceRules,

  thing: {
    sends: () => undefined,
    connectionEnd: undefined,
    tunnelEnd: undefined,
    tunnelAddress: () => undefined,
    addresses: (_, { hub }) => hub.virtualRouterIps,
  } satisfies ThingRules<'virtualHub'>,
};

function decisives(routes: HubRoutes | undefined) {
  return routes ? [{ by: 'hubRoutes' as const, routes }] : [];
}

function tableRoutes({ network, tables }: World, id: DeclId): HubRoutes | undefined {
  const thing = network.thing(id);
  return thing?.kind === 'hubRouteTable' ? tables.hubs.ofTable(thing.hubRouteTable, thing.hub) : undefined;
}

function hubOfTable(network: Network, id: DeclId): VirtualHub | undefined {
  const thing = network.thing(id);
  return thing?.kind === 'hubRouteTable' ? thing.hub : undefined;
}

/** The tables of a hub in which packets from other hubs are looked up, the default one first. */
function* collected({ tables }: World, hub: VirtualHub): Generator<HubRoutes> {
  for (const table of tablesOf(hub)) yield tables.hubs.ofTable(table, hub);
}

function byTable(world: World, id: DeclId, packet: Packet): Outcome[] {
  const routes = tableRoutes(world, id);
  return routes ? byRoutes(world, routes, id, packet) : [];
}

function fromOtherHub(world: World, id: DeclId, packet: Packet): Outcome[] {
  const hub = world.network.virtualHub(id);
  if (!hub) return [];
  const destination = wireDestination(packet);
  for (const routes of collected(world, hub)) {
    const row = routes.table.lookup(destination);
    if (row?.nextHops.every(({ to }) => to !== 'hub')) return follow(world, hub, id, row, packet);
  }
  return noHubRoute(world, id, packet);
}

/** What a table of a hub, or its firewall's routes, do with a packet. */
export function byRoutes(world: World, { hub, table }: HubRoutes, at: DeclId, packet: Packet): Outcome[] {
  const row = table.lookup(wireDestination(packet));
  return row ? follow(world, hub, at, row, packet) : noHubRoute(world, at, packet);
}

function noHubRoute(world: World, at: DeclId, packet: Packet): Outcome[] {
  const text = `${world.network.label(at)} has no route to ${wireDestination(packet).text}.`;
  return [ends(noPassage, { kind: 'noRoute', device: at }, { rule: 'W131', text, declarations: [at] })];
}

function follow(world: World, hub: VirtualHub, at: DeclId, row: HubRouteRow, packet: Packet): Outcome[] {
  const { network } = world;
  const passage: Passage = {
    ...noPassage,
    decisions: [
      {
        at,
        table: 'virtual hub',
        row: undefined,
        bgpRoute: row.bgp[0],
        outer: packet.legs.length > 0,
        cause: {
          rule: 'W131',
          text: `${network.label(at)}: ${row.prefix.text} to ${namesOf(network, row)} decides for ${wireDestination(packet).text}. ${row.cause.text}`,
          declarations: [at, ...row.cause.declarations],
        },
      },
    ],
  };
  return row.nextHops.flatMap((hop) => followHop(world, hub, at, row, hop, packet, passage));
}

function namesOf(network: Network, { nextHops }: HubRouteRow): string {
  const ids = nextHops.map((hop) => hubNextHopId(hop));
  return ids.map((id) => (id === undefined ? 'the Internet' : network.label(id))).join(', ');
}

function followHop(
  world: World,
  hub: VirtualHub,
  at: DeclId,
  row: HubRouteRow,
  hop: HubNextHop,
  packet: Packet,
  passage: Passage,
): Outcome[] {
  switch (hop.to) {
    case 'vnet':
      return intoVnet(world, hub, at, row, hop, packet, passage);
    case 'peer':
      return hop.addresses.flatMap((address) => handOver(world, hub.id, at, address, packet, passage));
    case 'vpnGateway':
      return [enter(world, 'vpnGateway', hop.gateway, packet, passage)];
    case 'expressRoute':
      return [enter(world, 'circuit', hop.circuit, packet, passage)];
    case 'firewall':
      return [enter(world, 'firewall', hop.firewall, packet, passage)];
    case 'hub':
      return [goesOn(passage, { kind: 'virtualHub', device: hop.hub, packet, loadBalancer: undefined })];
    case 'internet': {
      const destination = wireDestination(packet).text;
      const text = `${destination} leaves ${world.network.label(at)} to the Internet.`;
      return [ends(passage, { kind: 'exitsToInternet', at }, { rule: 'W104', text, declarations: [at] })];
    }
  }
}

/**
 * Into a VNet: a static route of its connection names the address that gets the packet (W031, W033, W034); without one,
 * the VNet delivers what is its own.
 */
function intoVnet(
  world: World,
  hub: VirtualHub,
  at: DeclId,
  row: HubRouteRow,
  hop: HubNextHop & { readonly to: 'vnet' },
  packet: Packet,
  passage: Passage,
): Outcome[] {
  const { network } = world;
  const connection = network.hubConnectionOf(hop.vnet);
  if (!connection) return noHubRoute(world, at, packet);
  // W038: a connection of another hub is resolved there.
  if (connection.hub !== hub.id) {
    return [goesOn(passage, { kind: 'virtualHub', device: connection.hub, packet, loadBalancer: undefined })];
  }
  const destination = wireDestination(packet);
  const isOwn = network.vnet(hop.vnet)?.addressSpace.some((prefix) => contains(prefix, destination)) ?? false;
  const route = staticFor(connection, packet, isOwn);
  if (route) return handOver(world, hop.vnet, at, route.nextHop, packet, passage);
  if (isOwn) {
    const neighbour = network.neighbours(hub.id).find(({ vnet }) => vnet.id === hop.vnet);
    const crossings = neighbour ? [...passage.crossings, { from: hub.id, neighbour }] : passage.crossings;
    return deliverInVnet(world, hop.vnet, packet, { ...passage, crossings });
  }
  return [
    ends(
      passage,
      { kind: 'noRoute', device: at },
      {
        rule: 'W031',
        text: `${row.prefix.text} leads into ${network.label(hop.vnet)}, but no static route of connection ${connection.label} says which address takes it.`,
        declarations: [connection.id, ...row.cause.declarations],
      },
    ),
  ];
}

/** The longest static route of a connection for a packet; `Equal` and default routes leave the VNet's own addresses alone. */
function staticFor(
  { staticRoutes, vnetLocalRouteOverrideCriteria }: HubVirtualNetworkConnection,
  packet: Packet,
  isOwn: boolean,
) {
  const destination = wireDestination(packet);
  const found = staticRoutes
    .flatMap(({ prefixes, nextHop }) => prefixes.map((prefix) => ({ prefix, nextHop })))
    .filter(({ prefix }) => contains(prefix, destination))
    .filter(({ prefix }) => !isOwn || (vnetLocalRouteOverrideCriteria === 'Contains' && prefix.length > 0))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return found[0];
}
