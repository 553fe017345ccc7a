import { listed } from '../../findings/listed.js';
import type { Network, Topology } from '../../topology/index.js';
import { changedAt, routeOf } from './changed.js';
import type { EditKind } from './edit-kind.js';
import { routeText } from './route-text.js';
import type { RemoveUserRoute } from './topology-edit.js';
import { withoutTable } from './without-table.js';

export const removeUserRoute: EditKind<RemoveUserRoute> = {
  apply,
  alters: () => [],
  touches: ({ route }, before) => {
    const destination = before && routeOf(before, route)?.route.destination;
    return destination && 'prefix' in destination ? [destination.prefix] : undefined;
  },
  words: (edits, _all, network: Network) => `remove ${listed(edits.map(({ route }) => routeText(network, route)))}`,
};

function apply(topology: Topology, { route: id }: RemoveUserRoute): Topology | undefined {
  const place = routeOf(topology, id);
  if (!place) return undefined;
  const routes = place.table.routes.filter((route) => route.id !== id);
  const { id: table, disableBgpRoutePropagation, unknown } = place.table;
  if (routes.length === 0 && !disableBgpRoutePropagation && !unknown) return withoutTable(topology, table);
  return changedAt(topology, 'routeTables', table, (one) => ({ ...one, routes }));
}
