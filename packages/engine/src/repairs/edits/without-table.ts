import type { DeclId, Topology } from '../../topology/index.js';

/** A topology without a route table, and without its associations. */
export function withoutTable(topology: Topology, table: DeclId): Topology {
  return {
    ...topology,
    routeTables: topology.routeTables.filter(({ id }) => id !== table),
    vnets: topology.vnets.map((vnet) =>
      vnet.subnets.some(({ routeTable }) => routeTable === table)
        ? {
            ...vnet,
            subnets: vnet.subnets.map((subnet) =>
              subnet.routeTable === table ? { ...subnet, routeTable: undefined } : subnet,
            ),
          }
        : vnet,
    ),
  };
}
