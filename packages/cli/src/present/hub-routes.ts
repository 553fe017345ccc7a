import { type HubRouteRow, type HubRoutes, hubNextHopId, hubNextHopTypes, inOrderOfHub } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { table } from './table.js';

/** The routes of a hub's table in the form of `az network vhub get-effective-routes`, with names in place of IDs (W138). */
export function hubRoutesJson(view: TopologyView, routes: HubRoutes) {
  return {
    value: inOrderOfHub(routes.rows).map((row) => ({
      addressPrefixes: [row.prefix.text],
      asPath: row.asPath.join('-'),
      nextHopType: typesOf(row).join(', '),
      nextHops: nextHopsOf(view, row),
      routeOrigin: originOf(view, routes, row),
    })),
  };
}

/** The same as a table with the columns of the portal (W140). */
export function hubRoutesTable(view: TopologyView, routes: HubRoutes): string {
  return table(
    ['Prefix', 'Next Hop Type', 'Next Hop', 'AS path', 'Origin'],
    inOrderOfHub(routes.rows).map((row) => [
      row.prefix.text,
      typesOf(row).join(', '),
      nextHopsOf(view, row).join(', '),
      row.asPath.join('-'),
      originOf(view, routes, row),
    ]),
  );
}

function typesOf({ nextHops }: HubRouteRow): readonly string[] {
  return [...new Set(nextHops.map(({ to }) => hubNextHopTypes[to]))];
}

function nextHopsOf(view: TopologyView, { nextHops }: HubRouteRow): readonly string[] {
  return nextHops.flatMap((hop) => {
    const id = hubNextHopId(hop);
    return id === undefined ? [] : [view.labelOf(id)];
  });
}

/** Azure names the connection, gateway or hub that a route came from, and the table of a static route or policy. */
function originOf(view: TopologyView, { hub }: HubRoutes, row: HubRouteRow): string {
  const isStatic = row.nextHops.every(({ to }) => to === 'firewall' || to === 'internet');
  if (isStatic) return view.labelOf(hub.defaultRouteTable.id);
  return nextHopsOf(view, row).join(', ');
}
