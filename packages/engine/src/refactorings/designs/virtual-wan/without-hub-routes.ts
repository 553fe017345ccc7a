import type { Address } from '../../../address/index.js';
import type { DeclId, RouteTable, Topology, UserRoute } from '../../../topology/index.js';

/**
 * A topology in which the routes of a virtual hub replace what route tables led to the firewall or the gateways of a VNet
 * (W087): these routes are gone, tables that they leave empty too, and the others propagate (W100).
 * @param vnets the VNets that are connected with the hub
 * @param firewall the address of the firewall before
 */
export function withoutHubRoutes(
  topology: Topology,
  vnets: ReadonlySet<DeclId>,
  firewall: Address | undefined,
): Topology {
  const used = tablesOf(topology, vnets);
  const isReplaced = ({ nextHop }: UserRoute) =>
    nextHop.type === 'VirtualNetworkGateway' ||
    (nextHop.type === 'VirtualAppliance' && nextHop.address.text === firewall?.text);
  const gone = new Set<DeclId>();
  const routeTables = topology.routeTables.flatMap((table): readonly RouteTable[] => {
    if (!used.has(table.id) || table.unknown) return [table];
    const routes = table.routes.filter((route) => !isReplaced(route));
    if (routes.length === 0) {
      gone.add(table.id);
      return [];
    }
    const steersElsewhere = routes.some(({ nextHop }) => nextHop.type.startsWith('VirtualAppliance'));
    const disableBgpRoutePropagation = steersElsewhere && table.disableBgpRoutePropagation;
    const isSame =
      routes.length === table.routes.length && disableBgpRoutePropagation === table.disableBgpRoutePropagation;
    return [isSame ? table : { ...table, routes, disableBgpRoutePropagation }];
  });
  return withoutTables({ ...topology, routeTables }, gone);
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
