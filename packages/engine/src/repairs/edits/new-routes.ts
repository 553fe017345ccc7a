import { freeName } from '../../free-name.js';
import { pathInId, type RouteTable, type UserRoute } from '../../topology/index.js';
import { freeId } from './changed.js';
import type { NewRoute } from './topology-edit.js';

/** The routes of a table, and another one; undefined if the table has a route for its prefix: only one is allowed (R048). */
export function withRoute(
  { name: table, routes }: Pick<RouteTable, 'name' | 'routes'>,
  { name, prefix, nextHop }: NewRoute,
): readonly UserRoute[] | undefined {
  if (routes.some(({ destination }) => 'prefix' in destination && destination.prefix.text === prefix.text))
    return undefined;
  const free = freeName(
    name,
    routes.flatMap((route) => route.name ?? []),
  );
  const id = freeId(`route:${pathInId([table, free])}`, routes);
  return [...routes, { kind: 'route', id, name: free, destination: { prefix }, nextHop }];
}
