import type { Prefix } from '../../../address/index.js';
import { distinctBy } from '../../../collections.js';
import { type ApplianceHop, hopsOf } from '../../../repairs/changes/next-hops.js';
import { changedInVnet } from '../../../repairs/edits/changed.js';
import {
  type DeclId,
  isReservedSubnet,
  type Network,
  type RouteTable,
  type Subnet,
  type Topology,
  type UserRoute,
  type Vnet,
} from '../../../topology/index.js';

/** Virtual networks whose route tables lead to the appliance of a hub. */
export interface Steered {
  readonly hub: Vnet;
  readonly hop: ApplianceHop;
  readonly tables: readonly RouteTable[];
  /** The routes of these tables that lead to the appliance. */
  readonly routes: readonly UserRoute[];
  readonly prefixes: readonly Prefix[];
  readonly spokes: readonly Vnet[];
}

/** What the tables of a hub and its spokes lead to appliances of the hub; a table that reserved subnets use stays. */
export function steeredThrough(network: Network, hub: Vnet): readonly Steered[] {
  const { nvas } = network.topology;
  const hops = nvas.flatMap((nva) => (network.nicsOf(nva)[0]?.vnet === hub ? hopsOf(network, nva) : []));
  return distinctBy(hops, ({ address }) => address.text).flatMap((hop) => steeredTo(network, hub, hop) ?? []);
}

function steeredTo(network: Network, hub: Vnet, hop: ApplianceHop): Steered | undefined {
  const { routeTables } = network.topology;
  const own = new Set(hop.nvas.flatMap((nva) => network.nicsOf(nva).map(({ subnet }) => subnet.id)));
  const tables = routeTables.filter((table) => {
    const users = usersOf(network, table);
    const isPlain = users.every(({ subnet }) => !isReservedSubnet(subnet.name) && !own.has(subnet.id));
    return users.length > 0 && isPlain && table.routes.some((route) => leadsTo(route, hop));
  });
  if (tables.length === 0) return undefined;
  const routes = tables.flatMap((table) => table.routes.filter((route) => leadsTo(route, hop)));
  const prefixes = routes.flatMap(({ destination }) => ('prefix' in destination ? [destination.prefix] : []));
  const vnets = new Set(tables.flatMap((table) => usersOf(network, table).map(({ vnet }) => vnet)));
  vnets.delete(hub);
  return { hub, hop, tables, routes, prefixes: distinctBy(prefixes, ({ text }) => text), spokes: [...vnets] };
}

function leadsTo({ nextHop, destination }: UserRoute, { address }: ApplianceHop): boolean {
  return nextHop.type === 'VirtualAppliance' && nextHop.address.text === address.text && 'prefix' in destination;
}

function usersOf(
  { topology }: Network,
  { id }: RouteTable,
): readonly { readonly vnet: Vnet; readonly subnet: Subnet }[] {
  return topology.vnets.flatMap((vnet) =>
    vnet.subnets.filter(({ routeTable }) => routeTable === id).map((subnet) => ({ vnet, subnet })),
  );
}

/** A topology without the routes to the appliance, and without the tables that they leave empty; the others propagate. */
export function withoutSteering(topology: Topology, { tables, routes }: Steered): Topology {
  const gone = new Set<DeclId>();
  const ids = new Set(tables.map(({ id }) => id));
  const routeTables = topology.routeTables.flatMap((table) => {
    if (!ids.has(table.id)) return [table];
    const left = table.routes.filter((route) => !routes.some(({ id }) => id === route.id));
    if (left.length > 0) return [{ ...table, routes: left, disableBgpRoutePropagation: false }];
    gone.add(table.id);
    return [];
  });
  const users = topology.vnets
    .flatMap(({ subnets }) => subnets)
    .filter(({ routeTable }) => routeTable !== undefined && gone.has(routeTable));
  return users.reduce<Topology>(
    (changed, { id }) =>
      changedInVnet(changed, 'subnets', id, (subnet) => ({ ...subnet, routeTable: undefined })) ?? changed,
    { ...topology, routeTables },
  );
}
