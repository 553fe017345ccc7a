import type { Address } from '../../../address/index.js';
import { newTable } from '../../../repairs/changes/routes.js';
import { tableName } from '../../../repairs/edits/names.js';
import type { DeclId, RouteTable, Subnet, Topology, UserRoute } from '../../../topology/index.js';

/**
 * A topology in which the routes of a virtual hub replace what route tables led to the firewall or the gateways of a VNet
 * (W087): these routes are gone, tables that they leave empty too, and the others propagate (W100). A table that others
 * use too stays as it is, and its users among the VNets that move get a copy.
 * @param vnets the VNets that are connected with the hub
 * @param movers all VNets that move, those of other hubs included
 * @param firewall the address of the firewall before
 */
export function withoutHubRoutes(
  topology: Topology,
  vnets: ReadonlySet<DeclId>,
  movers: ReadonlySet<DeclId>,
  firewall: Address | undefined,
): Topology {
  const isReplaced = ({ nextHop }: UserRoute) =>
    nextHop.type === 'VirtualNetworkGateway' ||
    (nextHop.type === 'VirtualAppliance' && nextHop.address.text === firewall?.text);
  let result = topology;
  for (const id of tablesOf(topology, vnets)) {
    const table = topology.routeTables.find((one) => one.id === id);
    if (!table || table.unknown) continue;
    const routes = table.routes.filter((route) => !isReplaced(route));
    const steersElsewhere = routes.some(({ nextHop }) => nextHop.type.startsWith('VirtualAppliance'));
    const disableBgpRoutePropagation = steersElsewhere && table.disableBgpRoutePropagation;
    const isSame =
      routes.length === table.routes.length && disableBgpRoutePropagation === table.disableBgpRoutePropagation;
    if (isSame && routes.length > 0) continue;
    result = withTable(result, table, { ...table, routes, disableBgpRoutePropagation }, movers);
  }
  return result;
}

/** A topology in which some users of a table have another one in its place, or none if that has no routes. */
function withTable(topology: Topology, table: RouteTable, now: RouteTable, movers: ReadonlySet<DeclId>): Topology {
  const isUser = ({ routeTable }: Subnet) => routeTable === table.id;
  const isEmpty = now.routes.length === 0;
  const isShared = topology.vnets.some(({ id, subnets }) => !movers.has(id) && subnets.some(isUser));
  if (!isShared && isEmpty) return withoutTables(topology, new Set([table.id]));
  if (!isShared) return { ...topology, routeTables: topology.routeTables.map((one) => (one === table ? now : one)) };
  const own = topology.vnets.flatMap(({ id, subnets }) => (movers.has(id) ? subnets.filter(isUser) : []));
  const copy = isEmpty
    ? undefined
    : newTable(
        tableName(
          topology,
          own.map(({ id }) => id),
        ),
        now,
      );
  return {
    ...topology,
    routeTables: topology.routeTables.flatMap((one) => (one === table && copy ? [one, copy] : [one])),
    vnets: topology.vnets.map((vnet) =>
      vnet.subnets.some((subnet) => own.includes(subnet))
        ? {
            ...vnet,
            subnets: vnet.subnets.map((subnet) =>
              own.includes(subnet) ? { ...subnet, routeTable: copy?.id } : subnet,
            ),
          }
        : vnet,
    ),
  };
}

/** W122: a topology whose route tables lead to another address of the firewall. */
export function withFirewallAt(topology: Topology, from: Address, to: Address): Topology {
  const leads = ({ nextHop }: UserRoute) => nextHop.type === 'VirtualAppliance' && nextHop.address.text === from.text;
  return {
    ...topology,
    routeTables: topology.routeTables.map((table) =>
      table.routes.some(leads)
        ? {
            ...table,
            routes: table.routes.map((route) =>
              leads(route) ? { ...route, nextHop: { type: 'VirtualAppliance', address: to } } : route,
            ),
          }
        : table,
    ),
  };
}

/** A topology without the tables that no subnet uses any more, of those that some subnets used. */
export function withoutUnusedTables(topology: Topology, tables: readonly DeclId[]): Topology {
  const used = new Set(topology.vnets.flatMap(({ subnets }) => subnets.map(({ routeTable }) => routeTable)));
  const gone = new Set(tables.filter((id) => !used.has(id)));
  return gone.size === 0 ? topology : withoutTables(topology, gone);
}

function tablesOf({ vnets }: Topology, of: ReadonlySet<DeclId>): ReadonlySet<DeclId> {
  const own = vnets.filter(({ id }) => of.has(id));
  return new Set(own.flatMap(({ subnets }) => subnets.flatMap(({ routeTable }) => routeTable ?? [])));
}

function withoutTables(topology: Topology, gone: ReadonlySet<DeclId>): Topology {
  const isGone = (id: DeclId | undefined) => id !== undefined && gone.has(id);
  return {
    ...topology,
    routeTables: topology.routeTables.filter(({ id }) => !gone.has(id)),
    vnets: topology.vnets.map((vnet) =>
      vnet.subnets.some(({ routeTable }) => isGone(routeTable))
        ? {
            ...vnet,
            subnets: vnet.subnets.map((subnet) =>
              isGone(subnet.routeTable) ? { ...subnet, routeTable: undefined } : subnet,
            ),
          }
        : vnet,
    ),
  };
}
