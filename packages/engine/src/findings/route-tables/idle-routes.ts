import { type Address, contains, firstAddress, lastAddress, nextAddress, type Prefix } from '../../address/index.js';
import type { EffectiveRoute, EffectiveTable } from '../../effective/route.js';
import type { RouteTable, UserRoute } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { routesText, type UsedTable, usedTables } from './uses.js';

const routeChangesNothing: FindingCode = { code: 'AZR414', title: 'Route that changes nothing', severity: 'hint' };
const routeNeverWins: FindingCode = { code: 'AZR415', title: 'Route that never decides', severity: 'warning' };

export const idleRoutesRule: Rule = { codes: [routeChangesNothing, routeNeverWins], find: idleRoutes };

/** So many longer rows in a row are looked at before a route is taken to have a share of its own. */
const rowLimit = 256;

/** A route with the effective tables of its uses. */
interface Place {
  readonly route: UserRoute;
  readonly prefix: Prefix;
  readonly tables: readonly EffectiveTable[];
  readonly where: string;
}

/** Routes that decide for no address, since longer rows take all of them, or that decide what would hold anyway. */
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

/** Service tags are matched by name only (R067), and a second route of a prefix is refused (R048). */
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
  const message = `${routesText([route], ['decides', 'decide'])} for nothing: longer rows take all of its addresses in ${where}, namely ${listed(names)}. The longest prefix wins whatever its source; write routes of these prefixes to steer the packets, or remove this one.`;
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
  const message = `${routesText([route], ['changes', 'change'])} nothing in ${where}: without it ${other} does the same with these packets.`;
  return report(routeChangesNothing, route.id, message);
}

/** R075, R072: subnets on which a default route to the Internet guards against one that BGP may bring, or is refused. */
const guarded: ReadonlySet<string> = new Set(['AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'GatewaySubnet']);

/** A default route to the Internet on such a subnet is no idle one. */
function isGuard({ uses }: UsedTable, { nextHop }: UserRoute, { length }: Prefix): boolean {
  if (length > 0 || nextHop.type !== 'Internet') return false;
  return uses.some(({ subnets }) => subnets.some(({ name }) => guarded.has(name)));
}

/** The longer rows that take all addresses of a user-defined route's prefix; undefined if it has some of its own. */
function rowsInside(table: EffectiveTable, prefix: Prefix): readonly EffectiveRoute[] | undefined {
  const rows: EffectiveRoute[] = [];
  let address: Address | undefined = firstAddress(prefix);
  while (address && contains(prefix, address)) {
    const row = table.lookup(address);
    if (!row?.prefix || row.prefix.length <= prefix.length || rows.length >= rowLimit) return undefined;
    rows.push(row);
    // What is longer still inside this row decides for no address of the route either.
    address = nextAddress(lastAddress(row.prefix));
  }
  return rows;
}

/** The row that would do the same as a user-defined route; rows of BGP are left out, since they may be withdrawn. */
function sameInPlace(table: EffectiveTable, prefix: Prefix): EffectiveRoute | undefined {
  const route = table.lookup(firstShare(table, prefix));
  if (!route || route.prefix?.text !== prefix.text) return undefined;
  // A next hop that leads nowhere is told of elsewhere.
  if (
    route.nextHops.some((hop) => hop.action.to === 'drop' && !(route.nextHopType === 'None' && hop.text === undefined))
  )
    return undefined;
  const other = table.inPlaceOf(prefix);
  if (!other || other.source === 'VirtualNetworkGateway') return undefined;
  return doing(route) === doing(other) ? other : undefined;
}

/** The first address of a prefix for which no longer row decides. */
function firstShare(table: EffectiveTable, prefix: Prefix): Address {
  let address = firstAddress(prefix);
  for (let n = 0; n < rowLimit; n++) {
    const row = table.lookup(address);
    const next = row?.prefix && row.prefix.length > prefix.length ? nextAddress(lastAddress(row.prefix)) : undefined;
    if (!next || !contains(prefix, next)) return address;
    address = next;
  }
  return address;
}

/** What a row does with packets. */
function doing({ nextHops }: EffectiveRoute): string {
  return nextHops
    .map(({ action }) => {
      if (action.to === 'address') return action.address.text;
      return action.to === 'vpnGateway' ? action.gateway : action.to;
    })
    .join();
}
