import { type Address, contains, firstAddress, lastAddress, nextAddress, type Prefix } from '../../address/index.js';
import type { EffectiveRoute, EffectiveTable } from '../../effective/route.js';
import type { RouteTable, UserRoute } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { routesText, type UsedTable, usedTables } from './uses.js';

export const routeChangesNothing: FindingCode = {
  code: 'AZR414',
  title: 'Route that changes nothing',
  severity: 'hint',
};
export const routeNeverWins: FindingCode = { code: 'AZR415', title: 'Route that never decides', severity: 'warning' };

export const idleRoutesRule: Rule = { codes: [routeChangesNothing, routeNeverWins], find: idleRoutes };

/** How many longer rows are looked at before a route is assumed to decide for some address itself. */
const rowLimit = 256;

/** A route with the effective tables of its uses. */
interface Place {
  readonly route: UserRoute;
  readonly prefix: Prefix;
  readonly tables: readonly EffectiveTable[];
  readonly where: string;
}

/** Routes that decide for no address because longer rows win for all of them, or that repeat what another row does. */
function idleRoutes({ network, tables }: RuleContext): Finding[] {
  return usedTables(network).flatMap((used) => {
    const where = listed(used.uses.map(({ vnet }) => vnet.label));
    const effective = used.uses.flatMap(({ subnets: [subnet] }) => (subnet && tables.ofSubnet(subnet.id)) ?? []);
    return firstOfEachPrefix(used.table).flatMap(({ route, prefix }): Finding[] => {
      if (isGuard(used, route, prefix)) return [];
      const place = { route, prefix, tables: effective, where };
      const found = neverWins(place) ?? changesNothing(place);
      return found ? [found] : [];
    });
  });
}

/** Service tags are matched by name only (R067), and Azure rejects a second route for the same prefix (R048). */
function firstOfEachPrefix({ routes }: RouteTable): readonly { readonly route: UserRoute; readonly prefix: Prefix }[] {
  const seen = new Set<string>();
  return routes.flatMap((route) => {
    if (!('prefix' in route.destination)) return [];
    const { prefix } = route.destination;
    if (seen.has(prefix.text)) return [];
    seen.add(prefix.text);
    return [{ route, prefix }];
  });
}

function neverWins({ route, prefix, tables, where }: Place): Finding | undefined {
  const longer: EffectiveRoute[] = [];
  for (const table of tables) {
    const rows = rowsInside(table, prefix);
    if (!rows) return undefined;
    longer.push(...rows);
  }
  const names = [...new Set(longer.map((row) => `${row.prefix?.text} (${row.nextHopType})`))];
  // Where the table's own routes are longer, there is nothing to add.
  const others = [...new Set(longer.flatMap((row) => (row.source === 'User' ? [] : (row.prefix?.text ?? []))))];
  const add =
    others.length === 0
      ? 'Remove it'
      : `Add routes for ${others.length === names.length ? 'these prefixes' : listed(others)} to steer the packets, or remove this one`;
  const message = `${routesText([route], ['never decides', 'never decide'])} in ${where}. Longer rows win for all of its addresses: ${listed(names)}. The longest prefix wins regardless of its source. ${add}.`;
  return report(routeNeverWins, route.id, message);
}

function changesNothing({ route, prefix, tables, where }: Place): Finding | undefined {
  let instead: EffectiveRoute | undefined;
  for (const table of tables) {
    const row = sameInPlace(table, prefix);
    if (!row) return undefined;
    instead ??= row;
  }
  if (!instead) return undefined;
  const other =
    instead.source === 'User'
      ? `the route ${instead.prefix?.text} of the same table`
      : `the system route ${instead.prefix?.text} (${instead.nextHopType})`;
  const message = `${routesText([route], ['changes', 'change'])} nothing in ${where}. Without it, ${other} does the same with these packets. Remove it if it serves no other purpose.`;
  return report(routeChangesNothing, route.id, message);
}

/**
 * R075, R072: subnets where a default route to the Internet protects against one learned through BGP, or is rejected
 * anyway.
 */
const guarded: ReadonlySet<string> = new Set(['AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'GatewaySubnet']);

/** Whether a route is a default route to the Internet on such a subnet: it is not idle. */
function isGuard({ uses }: UsedTable, { nextHop }: UserRoute, { length }: Prefix): boolean {
  if (length > 0 || nextHop.type !== 'Internet') return false;
  return uses.some(({ subnets }) => subnets.some(({ name }) => guarded.has(name)));
}

/**
 * The longer rows that win for all addresses of a user-defined route's prefix; undefined if it decides for some itself.
 */
function rowsInside(table: EffectiveTable, prefix: Prefix): readonly EffectiveRoute[] | undefined {
  const rows: EffectiveRoute[] = [];
  let address: Address | undefined = firstAddress(prefix);
  while (address && contains(prefix, address)) {
    const row = table.lookup(address);
    if (!row?.prefix || row.prefix.length <= prefix.length || rows.length >= rowLimit) return undefined;
    rows.push(row);
    // Rows inside this one are longer still, so they leave the route nothing either.
    address = nextAddress(lastAddress(row.prefix));
  }
  return rows;
}

/** The row that would do the same as a user-defined route. BGP rows do not count, since they may be withdrawn. */
function sameInPlace(table: EffectiveTable, prefix: Prefix): EffectiveRoute | undefined {
  const route = table.lookup(firstDecided(table, prefix));
  if (!route || route.prefix?.text !== prefix.text) return undefined;
  // A next hop that leads nowhere has a finding of its own.
  if (
    route.nextHops.some((hop) => hop.action.to === 'drop' && !(route.nextHopType === 'None' && hop.text === undefined))
  )
    return undefined;
  const other = table.inPlaceOf(prefix);
  if (!other || other.source === 'VirtualNetworkGateway') return undefined;
  return effectOf(route) === effectOf(other) ? other : undefined;
}

/** The first address of a prefix for which no longer row decides. */
function firstDecided(table: EffectiveTable, prefix: Prefix): Address {
  let address = firstAddress(prefix);
  for (let n = 0; n < rowLimit; n++) {
    const row = table.lookup(address);
    const next = row?.prefix && row.prefix.length > prefix.length ? nextAddress(lastAddress(row.prefix)) : undefined;
    if (!next || !contains(prefix, next)) return address;
    address = next;
  }
  return address;
}

/** What a row does with packets, as a text that is equal for equal effects. */
function effectOf({ nextHops }: EffectiveRoute): string {
  return nextHops
    .map(({ action }) => {
      if (action.to === 'address') return action.address.text;
      return action.to === 'vpnGateway' ? action.gateway : action.to;
    })
    .join();
}
