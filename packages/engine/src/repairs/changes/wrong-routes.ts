import type { Finding } from '../../findings/finding.js';
import { listed } from '../../findings/listed.js';
import {
  type Network,
  nextHopText,
  type RouteTable,
  type Subnet,
  type UserNextHop,
  type UserRoute,
} from '../../topology/index.js';
import { routeName } from '../edits/names.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { leadTo, type NewRoute, ownTable, routeText, setNextHop, setTable } from './routes.js';
import type { Way } from './way.js';

/** Routes of a table that are wrong on some subnets. */
export interface WrongRoutes {
  readonly table: RouteTable;
  readonly routes: readonly UserRoute[];
  readonly subnets: readonly Subnet[];
  /** Whether other subnets, for which they may be right, have the table too. */
  readonly isShared: boolean;
}

/** The routes that a finding says are wrong. */
export function wrongRoutesOf(network: Network, { subject }: Finding): WrongRoutes | undefined {
  if (subject?.kind !== 'userRoutes') return undefined;
  const subnets = subject.subnets.flatMap((id) => {
    const thing = network.thing(id);
    return thing?.kind === 'subnet' ? [thing.subnet] : [];
  });
  const table = network.routeTable(subnets[0]?.routeTable);
  if (!table) return undefined;
  const users = network.topology.vnets.flatMap((vnet) => vnet.subnets.filter((each) => each.routeTable === table.id));
  return {
    table,
    routes: table.routes.filter(({ id }) => subject.routes.includes(id)),
    subnets,
    isShared: users.length > subnets.length,
  };
}

/** Removes the routes, where they are wrong, and leads other prefixes. */
export function removeWrong(network: Network, wrong: WrongRoutes, ways: readonly Way[] = []): readonly TopologyEdit[] {
  const { table, routes, isShared } = wrong;
  if (isShared) {
    const kept = table.routes.filter((route) => !routes.includes(route));
    const less = listed(routes.map((route) => withoutTableName(network, route, table)));
    return copies(network, wrong, [...kept, ...ways.map((way) => newRoute(network, way))], `without ${less}`, ways);
  }
  return [
    ...addWays(network, wrong, ways),
    ...routes.map(({ id }) => ({ kind: 'removeUserRoute' as const, route: id })),
  ];
}

/** Gives the routes another next hop, where they are wrong. */
export function pointWrongAt(network: Network, wrong: WrongRoutes, nextHop: UserNextHop): readonly TopologyEdit[] {
  const { table, routes, isShared } = wrong;
  if (!isShared) return routes.map((route) => setNextHop(network, route, nextHop));
  const changed = table.routes.map((route) => (routes.includes(route) ? { ...route, nextHop } : route));
  const which = listed(routes.map((route) => withoutTableName(network, route, table)));
  return copies(network, wrong, changed, `with ${which} pointed at ${nextHopText(nextHop)}`, []);
}

/** Leads more prefixes where the routes are wrong: in a table of its own, if others have it too. */
export function addToWrong(network: Network, wrong: WrongRoutes, ways: readonly Way[]): readonly TopologyEdit[] {
  if (!wrong.isShared) return addWays(network, wrong, ways);
  return copies(network, wrong, [...wrong.table.routes, ...ways.map((way) => newRoute(network, way))], '', ways);
}

/** A route of another table, or the title would name the table twice. */
function withoutTableName(network: Network, route: UserRoute, { label }: RouteTable): string {
  return routeText(network, route).replace(` of ${label}`, '');
}

function addWays(network: Network, { subnets: [subnet] }: WrongRoutes, ways: readonly Way[]): readonly TopologyEdit[] {
  // The other subnets have the same table.
  return subnet ? ways.map(({ prefix, nextHop }) => leadTo(network, subnet, prefix, nextHop)) : [];
}

function newRoute(network: Network, { prefix, nextHop }: Way): NewRoute {
  return { name: routeName(network.topology, prefix, nextHop), destination: { prefix }, nextHop };
}

/** A copy of the table for the subnets on which it is wrong; none if nothing would be in it, or not all is known. */
function copies(
  network: Network,
  { table, subnets }: WrongRoutes,
  routes: readonly NewRoute[],
  difference: string,
  ways: readonly Way[],
): readonly TopologyEdit[] {
  const [first] = subnets;
  if (!first || table.unknown) return [];
  const where = listed(subnets.map(({ label }) => label));
  if (routes.length === 0 && !table.disableBgpRoutePropagation) {
    return subnets.map(({ id, label }) => setTable(id, undefined, `take ${table.label} off ${label}`));
  }
  const added = ways.map(({ prefix, nextHop }) => `${prefix.text} → ${nextHopText(nextHop)}`);
  const what = [difference, ...(added.length > 0 ? [`with ${listed(added)}`] : [])].filter((text) => text !== '');
  const words = `give ${where} a copy of ${table.label} ${what.join(', ')}`;
  return ownTable(network, subnets, { ...table, routes }, words);
}
