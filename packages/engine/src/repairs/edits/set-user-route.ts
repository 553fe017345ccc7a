import type { Prefix } from '../../address/index.js';
import { listed } from '../../findings/listed.js';
import { freeName } from '../../free-name.js';
import { type Network, nextHopText, type Topology, type UserRoute } from '../../topology/index.js';
import { changedAt, changedIn, routeOf } from './changed.js';
import type { EditKind } from './edit-kind.js';
import { routeText } from './route-text.js';
import type { SetUserRoute } from './topology-edit.js';

export const setUserRoute: EditKind<SetUserRoute> = { apply, alters: ({ route }) => [route], touches, words };

/** Fails if another route of the table has the prefix. */
function apply(topology: Topology, edit: SetUserRoute): Topology | undefined {
  const { route: id, prefix, nextHop, name } = edit;
  const place = routeOf(topology, id);
  if (!place) return undefined;
  const others = place.table.routes.filter((route) => route.id !== id);
  if (prefix && others.some(({ destination }) => 'prefix' in destination && destination.prefix.text === prefix.text)) {
    return undefined;
  }
  const taken = others.flatMap((route) => route.name ?? []);
  const change = (route: UserRoute): UserRoute => ({
    ...route,
    ...(prefix && { destination: { prefix } }),
    ...(nextHop && { nextHop }),
    ...(name !== undefined && { name: freeName(name, taken) }),
  });
  return changedAt(topology, 'routeTables', place.table.id, (table) => {
    const routes = changedIn(table.routes, id, change);
    return routes && { ...table, routes };
  });
}

function touches({ route: id, prefix }: SetUserRoute, before?: Topology): readonly Prefix[] | undefined {
  const destination = before && routeOf(before, id)?.route.destination;
  if (!destination || !('prefix' in destination)) return undefined;
  return prefix ? [destination.prefix, prefix] : [destination.prefix];
}

function words(edits: readonly SetUserRoute[], _all: unknown, network: Network): string {
  const places = edits.map(({ route, prefix, nextHop }) => {
    const what = [prefix?.text ?? [], nextHop ? nextHopText(nextHop) : []].flat();
    return `${routeText(network, route)} to ${what.join(' → ')}`;
  });
  return `change ${listed(places)}`;
}
