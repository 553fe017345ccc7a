import type { DeclId, Topology } from '../../topology/index.js';

/**
 * Whether a change takes a table off a subnet of which not all routes are known, be it for a copy of what is known or for
 * another such table: what they do to packets today cannot be compared with anything.
 */
export function losesUnknownRoutes(before: Topology, after: Topology): boolean {
  const unknown = unknownTables(before);
  if (unknown.size === 0) return false;
  const still = unknownTables(after);
  const tableOf = new Map(
    after.vnets.flatMap(({ subnets }) => subnets.map(({ id, routeTable }) => [id, routeTable] as const)),
  );
  return before.vnets.some(({ subnets }) =>
    subnets.some(({ id, routeTable }) => {
      if (routeTable === undefined || !unknown.has(routeTable) || !tableOf.has(id)) return false;
      return tableOf.get(id) !== routeTable || !still.has(routeTable);
    }),
  );
}

function unknownTables({ routeTables }: Topology): ReadonlySet<DeclId> {
  return new Set(routeTables.filter(({ unknown }) => unknown).map(({ id }) => id));
}
