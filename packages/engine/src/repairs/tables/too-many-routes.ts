import { covers, merged, type Prefix } from '../../address/index.js';
import { grouped } from '../../collections.js';
import type { EffectiveTable } from '../../effective/route.js';
import type { Finding } from '../../findings/finding.js';
import { tooManyUserRoutes } from '../../findings/route-tables/table-contents.js';
import { nextHopText, type RouteTable, type UserRoute } from '../../topology/index.js';
import { routeName } from '../edits/names.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Summarises routes with one next hop whose sum is exact and reaches as far as they do. */
export const summariseRoutes: Repairer = { mends: [tooManyUserRoutes], candidates };

function candidates({ world }: RepairContext, { declaration }: Finding): readonly Candidate[] {
  const { network } = world;
  const table = network.routeTable(declaration);
  const users = network.topology.vnets.flatMap(({ subnets }) =>
    subnets.filter(({ routeTable }) => routeTable === declaration),
  );
  const [user] = users;
  if (!table || !user) return [];
  const sums = [
    ...sumsOf(
      table,
      users.flatMap(({ id }) => world.tables.ofSubnet(id) ?? []),
    ),
  ];
  if (sums.length === 0) return [];
  const edits = sums.flatMap(({ routes, sum }): TopologyEdit[] => [
    ...routes.map(({ id }) => ({ kind: 'removeUserRoute' as const, route: id })),
    ...routes.slice(0, 1).map(({ nextHop }) => ({
      kind: 'addUserRoute' as const,
      subnet: user.id,
      name: routeName(network.topology, sum, nextHop),
      prefix: sum,
      nextHop,
    })),
  ]);
  const [first] = sums;
  const count = sums.reduce((all, { routes }) => all + routes.length, 0);
  const title =
    sums.length === 1 && first
      ? `Summarise ${count} routes of ${table.label} to ${nextHopText(first.nextHop)} as ${first.sum.text}`
      : `Summarise ${count} routes of ${table.label} as ${sums.length}`;
  return [{ edits, title, standing: 'fixAll' }];
}

interface Sum {
  readonly sum: Prefix;
  readonly nextHop: UserRoute['nextHop'];
  readonly routes: readonly UserRoute[];
}

function* sumsOf(table: RouteTable, tables: readonly EffectiveTable[]): Generator<Sum> {
  const others = tables.flatMap(({ routes }) => routes.filter(({ source }) => source !== 'User'));
  const withPrefix = table.routes.flatMap((route) =>
    'prefix' in route.destination ? [{ route, prefix: route.destination.prefix }] : [],
  );
  for (const [, group] of grouped(withPrefix, ({ route }) => nextHopText(route.nextHop))) {
    for (const sum of merged(group.map(({ prefix }) => prefix))) {
      const parts = group.filter(({ prefix }) => covers(sum, prefix));
      // A row that is longer than the sum would win where it lost before (R047).
      const isBeaten = others.some(({ prefix }) => prefix && covers(sum, prefix) && prefix.length > sum.length);
      const isCut = withPrefix.some(
        ({ prefix, route }) => !group.some((each) => each.route === route) && covers(sum, prefix),
      );
      if (parts.length < 2 || isBeaten || isCut) continue;
      yield { sum, nextHop: group[0].route.nextHop, routes: parts.map(({ route }) => route) };
    }
  }
}
