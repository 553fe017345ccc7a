import { freeName } from '../../free-name.js';
import {
  type ConnectionStaticRoute,
  type DeclId,
  declarationId,
  defaultLabel,
  endOfHub,
  type HubRoute,
  type HubRouteTable,
  type HubVirtualNetworkConnection,
  hubsOfWan,
  type Network,
  type RoutingConfiguration,
  tablesOf,
  type VirtualHub,
  type Vnet,
} from '../../topology/index.js';
import { freeId } from '../edits/changed.js';
import type { TopologyEdit } from '../edits/topology-edit.js';

/** Changes the routing configuration of the connection of a VNet or branch; undefined if there is no such connection. */
export function setRouting(
  { topology }: Network,
  id: DeclId,
  change: Partial<RoutingConfiguration>,
  words: string | undefined,
): TopologyEdit | undefined {
  const edit = (fields: Readonly<Record<string, unknown>>): TopologyEdit => ({
    kind: 'changeDeclaration',
    declaration: id,
    fields,
    words,
    size: 'attribute',
    touches: undefined,
  });
  const ofVnet = topology.hubConnections.find((one) => one.id === id);
  if (ofVnet) return edit({ routing: { ...ofVnet.routing, ...change } });
  const branch = topology.connections.find((one) => one.id === id);
  const end = branch && endOfHub(branch);
  if (!branch || !end?.routing) return undefined;
  const changed = { ...end, routing: { ...end.routing, ...change } };
  return edit(end === branch.a ? { a: changed } : { b: changed });
}

/** The routing configuration of a connection of a VNet or branch. */
export function routingOf({ topology }: Network, id: DeclId): RoutingConfiguration | undefined {
  const ofVnet = topology.hubConnections.find((one) => one.id === id);
  const branch = topology.connections.find((one) => one.id === id);
  return ofVnet?.routing ?? (branch && endOfHub(branch)?.routing);
}

/** The hub that the connection of a VNet or branch belongs to. */
export function ownHubOf(network: Network, id: DeclId): VirtualHub | undefined {
  const ofVnet = network.hubConnection(id);
  if (ofVnet) return network.virtualHub(ofVnet.hub);
  const branch = network.topology.connections.find((one) => one.id === id);
  const gateway = network.thing((branch && endOfHub(branch))?.device ?? '');
  return gateway && 'gateway' in gateway ? network.virtualHub(gateway.vnet.id) : undefined;
}

/**
 * A connection that propagates to a table besides what it propagates to already: to this one alone, since those of other
 * hubs have the label default too (W015).
 */
export function propagateTo(network: Network, id: DeclId, table: HubRouteTable): TopologyEdit | undefined {
  const { routeTables, labels } = routingOf(network, id)?.propagation ?? { routeTables: [], labels: [defaultLabel] };
  const isNone = (one: DeclId) => network.topology.virtualHubs.some(({ noneRouteTable }) => noneRouteTable.id === one);
  const tables = [...routeTables.filter((one) => !isNone(one)), table.id];
  const propagation = isDefault(network, id, tables, labels) ? undefined : { routeTables: tables, labels };
  return setRouting(network, id, { propagation }, `propagate ${connectionLabel(network, id)} to ${table.label}`);
}

/** Whether a connection that propagates to some tables and labels does so without being told. */
function isDefault(network: Network, id: DeclId, routeTables: readonly DeclId[], labels: readonly string[]): boolean {
  const hub = ownHubOf(network, id);
  if (!hub || labels.some((label) => label !== defaultLabel)) return false;
  const all = hubsOfWan(network.topology, hub).flatMap((one) => tablesOf(one));
  const byLabel = all.filter((table) => table.labels.includes(defaultLabel)).map((table) => table.id);
  const covers = labels.length > 0 || byLabel.every((one) => routeTables.includes(one));
  return covers && routeTables.every((one) => byLabel.includes(one));
}

/** The name of a connection in titles. */
export function connectionLabel({ topology }: Network, id: DeclId): string {
  return [...topology.hubConnections, ...topology.connections].find((one) => one.id === id)?.label ?? id;
}

/** Changes fields of a hub. */
export function setHub(
  hub: VirtualHub,
  fields: Partial<
    Pick<VirtualHub, 'vnet' | 'routingIntent' | 'defaultRouteTable' | 'hubRouteTables' | 'hubRoutingPreference'>
  >,
  words: string | undefined,
): TopologyEdit {
  return { kind: 'changeDeclaration', declaration: hub.id, fields, words, size: 'setting', touches: undefined };
}

/** A table of a hub with a further static route, whose name is free; by default that which is built in. */
export function withStatic(
  hub: VirtualHub,
  route: Pick<HubRoute, 'prefixes' | 'nextHop'> & { readonly name: string },
  table: HubRouteTable = hub.defaultRouteTable,
): HubRouteTable {
  const name = freeName(
    route.name,
    table.routes.flatMap((one) => one.name ?? []),
  );
  const id = declarationId('hubRoute', [hub.name, table.name, name]);
  return { ...table, routes: [...table.routes, { ...route, kind: 'hubRoute', id, name }] };
}

/** The static route of a hub's table with this id. */
export function hubRouteWith({ topology }: Network, id: DeclId): HubRoute | undefined {
  return topology.virtualHubs
    .flatMap((hub) => tablesOf(hub))
    .flatMap(({ routes }) => routes)
    .find((route) => route.id === id);
}

/** W021: connects a VNet to a hub, with the routing that a connection has by default. */
export function connectToHub(
  { topology }: Network,
  hub: VirtualHub,
  vnet: Vnet,
  staticRoutes: readonly ConnectionStaticRoute[] = [],
): TopologyEdit {
  const label = `${hub.label} <-> ${vnet.label}`;
  const declaration: HubVirtualNetworkConnection = {
    kind: 'connection',
    id: freeId(`connection:${label}`, [...topology.connections, ...topology.hubConnections]),
    label,
    hub: hub.id,
    vnet: vnet.id,
    routing: { associatedRouteTable: undefined, propagation: undefined, enableInternetSecurity: undefined },
    staticRoutes,
    propagateStaticRoutes: true,
    vnetLocalRouteOverrideCriteria: 'Contains',
  };
  return {
    kind: 'addDeclaration',
    parent: undefined,
    list: 'hubConnections',
    declaration,
    words: `connect ${vnet.label} to ${hub.label}`,
    size: 'peering',
    touches: undefined,
  };
}
