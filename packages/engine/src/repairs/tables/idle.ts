import type { Finding } from '../../findings/finding.js';
import { routeChangesNothing, routeNeverWins } from '../../findings/route-tables/idle-routes.js';
import { unusedRouteTable } from '../../findings/route-tables/table-contents.js';
import { isReservedSubnet, type Network, type RouteTable, type Subnet } from '../../topology/index.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Removes routes that decide nothing. */
export const removeIdleRoute: Repairer = { mends: [routeChangesNothing, routeNeverWins], candidates: withoutRoute };

/** Puts a table on the subnet that it is named after, or removes it. */
export const useOrRemoveTable: Repairer = { mends: [unusedRouteTable], candidates: usedOrRemoved };

function withoutRoute({ world: { network } }: RepairContext, { code, declaration }: Finding): readonly Candidate[] {
  const table = network.topology.routeTables.find(({ routes }) => routes.some(({ id }) => id === declaration));
  if (!table) return [];
  return [
    {
      edits: [{ kind: 'removeUserRoute', route: declaration }],
      // A route that never decides was meant to do something.
      standing: code === routeChangesNothing.code ? 'fixAll' : 'offered',
    },
  ];
}

function usedOrRemoved({ world: { network } }: RepairContext, { declaration }: Finding): readonly Candidate[] {
  const table = network.routeTable(declaration);
  if (!table) return [];
  const [subnet, ...others] = subnetsFor(network, table);
  return [
    ...(subnet && others.length === 0
      ? [
          {
            edits: [{ kind: 'setRouteTable', subnet: subnet.id, routeTable: table.id }],
            standing: 'offered',
          } as const,
        ]
      : []),
    { edits: [{ kind: 'removeUnused', declaration }], standing: 'offered' },
  ];
}

/** The subnets without a table after which this one is named: `rt-spoke2`, `rt-spoke2-apps`, `rt-apps`. */
function subnetsFor({ topology }: Network, { name }: RouteTable): readonly Subnet[] {
  const words = new Set(name.toLowerCase().split(/[^a-z0-9]+/));
  const free = topology.vnets.flatMap((vnet) =>
    vnet.subnets
      .filter((subnet) => subnet.routeTable === undefined && !isReservedSubnet(subnet.name))
      .map((subnet) => ({ vnet, subnet })),
  );
  const has = (text: string) => words.has(text.toLowerCase());
  const both = free.filter(({ vnet, subnet }) => has(vnet.name) && has(subnet.name));
  const either = free.filter(({ vnet, subnet }) => has(vnet.name) || has(subnet.name));
  return (both.length > 0 ? both : either).map(({ subnet }) => subnet);
}
