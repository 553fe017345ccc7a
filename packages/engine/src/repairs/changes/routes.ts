import type { Prefix } from '../../address/index.js';
import { listed } from '../../findings/listed.js';
import { freeName } from '../../free-name.js';
import {
  type DeclId,
  declarationId,
  type Network,
  nextHopText,
  type RouteTable,
  type Subnet,
  type UserNextHop,
  type UserRoute,
} from '../../topology/index.js';
import { freeId } from '../edits/changed.js';
import { routeName, tableName } from '../edits/names.js';
import type { TopologyEdit } from '../edits/topology-edit.js';

/** The route of a table for exactly this prefix: Azure allows only one (R048). */
export function routeFor(table: RouteTable | undefined, prefix: Prefix): UserRoute | undefined {
  return table?.routes.find(({ destination: to }) => 'prefix' in to && to.prefix.text === prefix.text);
}

/** Leads a prefix to a next hop in the table of a subnet: a new route, or another next hop for the one that it has. */
export function leadTo(network: Network, subnet: Subnet, prefix: Prefix, nextHop: UserNextHop): TopologyEdit {
  const known = routeFor(network.routeTable(subnet.routeTable), prefix);
  if (known) return setNextHop(network, known, nextHop);
  const name = routeName(network.topology, prefix, nextHop);
  return { kind: 'addUserRoute', subnet: subnet.id, name, prefix, nextHop };
}

/** Gives a user-defined route another next hop. */
export function setNextHop(network: Network, route: UserRoute, nextHop: UserNextHop): TopologyEdit {
  return {
    kind: 'changeDeclaration',
    declaration: route.id,
    fields: { nextHop },
    words: `point ${routeText(network, route)} at ${nextHopText(nextHop)}`,
    size: 'set',
    touches: touchesOf(route),
  };
}

/** Removes a user-defined route, and its table with it if nothing is left in it. */
export function removeRoute(network: Network, route: UserRoute): readonly TopologyEdit[] {
  const table = tableOf(network, route);
  const words = `remove ${routeText(network, route)}`;
  if (!table || table.routes.length > 1 || table.disableBgpRoutePropagation || table.unknown) {
    return [{ kind: 'removeDeclaration', declaration: route.id, words, size: 'remove', touches: touchesOf(route) }];
  }
  const users = network.topology.vnets.flatMap(({ subnets }) => subnets.filter((each) => each.routeTable === table.id));
  return [
    ...users.map(({ id }) => setTable(id, undefined, undefined, touchesOf(route))),
    { kind: 'removeDeclaration', declaration: table.id, words, size: 'remove', touches: touchesOf(route) },
  ];
}

/** Associates a subnet with another route table, or with none. */
export function setTable(
  subnet: DeclId,
  routeTable: DeclId | undefined,
  words: string | undefined,
  touches?: readonly Prefix[],
): TopologyEdit {
  return {
    kind: 'changeDeclaration',
    declaration: subnet,
    fields: { routeTable },
    words,
    size: routeTable === undefined ? 'remove' : 'attach',
    touches,
  };
}

/** Gives subnets a table of their own with these routes; or one that has exactly these already. */
export function ownTable(
  network: Network,
  subnets: readonly Subnet[],
  content: Pick<RouteTable, 'disableBgpRoutePropagation'> & {
    readonly routes: readonly NewRoute[];
    readonly unknown?: boolean;
  },
  words: string,
): readonly TopologyEdit[] {
  const { unknown = false } = content;
  const equal = unknown ? undefined : tableWith(network, content);
  if (equal) {
    const put = `put ${equal.label}, which has the same routes, on ${listed(subnets.map(({ label }) => label))}`;
    return subnets.map(({ id }, i) => setTable(id, equal.id, i === 0 ? put : undefined));
  }
  const name = tableName(
    network.topology,
    subnets.map(({ id }) => id),
  );
  const table = newTable(name, { ...content, unknown });
  return [
    {
      kind: 'addDeclaration',
      parent: undefined,
      list: 'routeTables',
      declaration: table,
      words,
      size: 'table',
      touches: undefined,
    },
    ...subnets.map(({ id }) => setTable(id, table.id, undefined)),
  ];
}

/** A table with a name that is free, and with routes like these. */
export function newTable(
  name: string,
  {
    unknown,
    disableBgpRoutePropagation,
    routes,
  }: Pick<RouteTable, 'unknown' | 'disableBgpRoutePropagation'> & {
    readonly routes: readonly NewRoute[];
  },
): RouteTable {
  return {
    kind: 'routeTable',
    id: declarationId('routeTable', [name]),
    name,
    label: name,
    unknown,
    disableBgpRoutePropagation,
    routes: routesOf(name, routes),
  };
}

/** The routes of a new table, each with a name and an id of its own. */
function routesOf(table: string, contents: readonly NewRoute[]): readonly UserRoute[] {
  const routes: UserRoute[] = [];
  for (const [i, { name: wanted, destination, nextHop }] of contents.entries()) {
    const taken = routes.flatMap(({ name }) => name ?? []);
    const name = wanted === undefined ? undefined : freeName(wanted, taken);
    const id = freeId(declarationId('route', [table, name ?? `${i}`]), routes);
    routes.push({ kind: 'route', id, name, destination, nextHop });
  }
  return routes;
}

/** The table that has exactly these routes, whatever their names. */
export function tableWith(
  { topology }: Network,
  { disableBgpRoutePropagation, routes }: Parameters<typeof ownTable>[2],
): RouteTable | undefined {
  const textOf = (list: readonly NewRoute[]) =>
    list
      .map((route) => `${destinationText(route)} → ${nextHopText(route.nextHop)}`)
      .sort()
      .join();
  return topology.routeTables.find(
    (table) =>
      !table.unknown &&
      table.disableBgpRoutePropagation === disableBgpRoutePropagation &&
      textOf(table.routes) === textOf(routes),
  );
}

/** A route of a new table. */
export type NewRoute = Pick<UserRoute, 'name' | 'destination' | 'nextHop'>;

/** Switches the propagation of gateway routes in a table. */
export function setPropagation(table: RouteTable, disabled: boolean): TopologyEdit {
  return {
    kind: 'changeDeclaration',
    declaration: table.id,
    fields: { disableBgpRoutePropagation: disabled },
    words: `switch propagation ${disabled ? 'off' : 'on'} in ${table.label}`,
    size: 'setting',
    touches: undefined,
  };
}

/** The table that has a route. */
function tableOf({ topology }: Network, { id }: UserRoute): RouteTable | undefined {
  return topology.routeTables.find(({ routes }) => routes.some((route) => route.id === id));
}

/** A route as titles name it: "default (0.0.0.0/0 → 10.1.1.4) of rt-spokes". */
export function routeText(network: Network, route: UserRoute): string {
  const to = destinationText(route);
  const what = `${to} → ${nextHopText(route.nextHop)}`;
  return `${route.name === undefined ? what : `${route.name} (${what})`} of ${tableOf(network, route)?.label ?? ''}`;
}

function destinationText({ destination }: Pick<UserRoute, 'destination'>): string {
  return 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
}

function touchesOf({ destination }: UserRoute): readonly Prefix[] | undefined {
  return 'prefix' in destination ? [destination.prefix] : undefined;
}
