import type { RouteTable } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { tablesOf, usesByTable } from './uses.js';

export const samePrefixTwice: FindingCode = {
  code: 'AZR412',
  title: 'Two routes for one prefix in a table',
  severity: 'error',
};
export const tooManyUserRoutes: FindingCode = {
  code: 'AZR413',
  title: 'Too many routes in a table',
  severity: 'warning',
};
export const unusedRouteTable: FindingCode = {
  code: 'AZR416',
  title: 'Route table without a subnet',
  severity: 'hint',
};

export const samePrefixesRule: Rule = { codes: [samePrefixTwice], declarationsOnly: true, find: samePrefixes };

export const tableSizesRule: Rule = { codes: [tooManyUserRoutes], declarationsOnly: true, find: tableSizes };

export const unusedTablesRule: Rule = { codes: [unusedRouteTable], declarationsOnly: true, find: unusedTables };

/** Routes per table: documented as 400 until 2022, and 600 since (R077, T10). */
const formerLimit = 400;
const limit = 600;

/** Routes for the same prefix in one table (R048). */
function samePrefixes({ network }: RuleContext): Finding[] {
  return tablesOf(network).flatMap(({ label, routes }) => {
    const first = new Map<string, string>();
    return routes.flatMap(({ id, destination }) => {
      const to = 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
      const other = first.get(to);
      if (other === undefined) {
        first.set(to, id);
        return [];
      }
      const message = `${label} already has a route for ${to}. Azure rejects the second one (RouteConflict): user-defined routes do not support ECMP. Remove one of them. To distribute the load, use a load balancer as next hop.`;
      const related = [{ declaration: other, message: `The first route for ${to}.` }];
      return [report(samePrefixTwice, id, message, { related })];
    });
  });
}

/** Tables with more routes than Azure supports (R077). */
function tableSizes({ network }: RuleContext): Finding[] {
  return tablesOf(network).flatMap((table) => {
    const count = table.routes.length;
    if (count <= formerLimit) return [];
    return count > limit
      ? [
          report(
            tooManyUserRoutes,
            table.id,
            `${table.label} has ${count} routes, more than the ${limit} that a route table supports. Azure rejects the rest. Summarize them, or let Virtual Network Manager manage the table, which raises the limit to 1,000.`,
            { severity: 'error' },
          ),
        ]
      : [
          report(
            tooManyUserRoutes,
            table.id,
            `${table.label} has ${count} routes and approaches the limit of ${limit}. Until 2022 the limit was ${formerLimit}. Summarize the routes before the limit is reached.`,
          ),
        ];
  });
}

/** Tables that no subnet is associated with. */
function unusedTables({ network }: RuleContext): Finding[] {
  const uses = usesByTable(network);
  return tablesOf(network).flatMap((table: RouteTable) =>
    uses.has(table.id)
      ? []
      : [
          report(
            unusedRouteTable,
            table.id,
            `No subnet is associated with ${table.label}, so it has no effect. Write "routeTable ${table.label}" in the subnets that it is meant for, or remove it.`,
          ),
        ],
  );
}
