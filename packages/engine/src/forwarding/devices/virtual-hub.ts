import type { HubRouteRow, HubRoutes } from '../../effective/hubs/hub-routes.js';
import { type DeclId, type Network, type Topology, tablesOf, type VirtualHub } from '../../topology/index.js';
import { noPassage, type Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import type { PlaceRules, ThingRules, World } from '../world.js';
import { byRoutes, byRow, intoConnection, noHubRoute } from './hub-next-hops.js';

/** The router of a virtual hub, a hop of its own (W132). */
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
    decisives: ({ network, tables }, id) => {
      const hub = network.virtualHub(id);
      if (!hub) return [];
      const own = [tables.hubs.ofTable(hub.defaultRouteTable, hub), tables.hubs.ofConnections(hub)];
      return own.flatMap((routes) => decisives(routes));
    },
  } satisfies PlaceRules,

  /** A packet that a static route of another hub's table sends into a connection of this hub (W038); the place is the connection. */
  connection: {
    next: intoOwnConnection,
    tables: () => [],
    hop: 'virtualHub',
    hopDevice: ({ network }, id) => network.hubConnection(id)?.hub ?? id,
    devices: ofOtherHubs,
    decisives: ({ network, tables }, id) => {
      const connection = network.hubConnection(id);
      return connection ? decisives(tables.hubs.ofConnection(connection)) : [];
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

/** The connections into which a static route of another hub leads. */
function ofOtherHubs({ virtualHubs, hubConnections }: Topology): readonly DeclId[] {
  const leading = virtualHubs.flatMap((hub) =>
    tablesOf(hub).flatMap(({ routes }) => routes.map(({ nextHop }) => ({ hub: hub.id, nextHop }))),
  );
  return hubConnections.flatMap(({ id, hub, vnet }) =>
    leading.some((one) => one.nextHop === vnet && one.hub !== hub) ? [id] : [],
  );
}

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

function intoOwnConnection(world: World, id: DeclId, packet: Packet): Outcome[] {
  const connection = world.network.hubConnection(id);
  const hub = connection && world.network.virtualHub(connection.hub);
  return hub ? intoConnection({ world, hub, at: hub.id, packet }, connection, noPassage) : [];
}

function byTable(world: World, id: DeclId, packet: Packet): Outcome[] {
  const routes = tableRoutes(world, id);
  return routes ? byRoutes(world, routes, id, packet) : [];
}

function fromOtherHub(world: World, id: DeclId, packet: Packet): Outcome[] {
  const hub = world.network.virtualHub(id);
  if (!hub) return [];
  const row = rowForOtherHubs(world, hub, packet);
  return row ? byRow({ world, hub, at: id, packet }, row) : noHubRoute(world, id, packet);
}

/**
 * With routing intent for private traffic, its policies come first (W092). Otherwise the longest prefix among the default
 * table and the connections of the hub decides, so that what other hubs know as a specific goes straight to it (W080).
 */
function rowForOtherHubs({ tables }: World, hub: VirtualHub, packet: Packet): HubRouteRow | undefined {
  const destination = wireDestination(packet);
  const byDefault = tables.hubs.ofTable(hub.defaultRouteTable, hub).table.lookup(destination);
  const row = byDefault?.nextHops.every(({ to }) => to !== 'hub') ? byDefault : undefined;
  if (row && hub.routingIntent?.privateTraffic !== undefined) return row;
  const own = tables.hubs.ofConnections(hub).table.lookup(destination);
  if (!row || !own) return row ?? own;
  return own.prefix.length > row.prefix.length ? own : row;
}
