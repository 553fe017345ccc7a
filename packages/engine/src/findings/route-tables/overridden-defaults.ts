import { type Address, address, contains, covers, type Prefix } from '../../address/index.js';
import { grouped } from '../../collections.js';
import type { InjectedRoute } from '../../effective/route.js';
import type { DeclId, Network, RouteTable, Subnet, UserRoute, Vnet } from '../../topology/index.js';
import { Ends } from '../expectations/ends.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { routesText, sortedRoutes, usedTables } from './uses.js';

export const overriddenDefault: FindingCode = {
  code: 'AZR420',
  title: 'User-defined default route overrides the learned one',
  severity: 'information',
};

export const overriddenDefaultsRule: Rule = { codes: [overriddenDefault], find: overriddenDefaults };

/** Internet addresses in both halves of each family. */
const samples: readonly Address[] = ['8.8.8.8', '203.0.114.1', '2001:4860::1', 'a001::1'].map(address);

/** Subnets of Azure's own devices: where a default route is missing or wrong there, another finding says so. */
const special: ReadonlySet<string> = new Set([
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'AzureBastionSubnet',
  'GatewaySubnet',
  'RouteServerSubnet',
]);

/** A default route, or half of one, of a table that wins against a learned one in some subnets. */
interface Override {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  readonly route: UserRoute;
  readonly learned: InjectedRoute;
}

/**
 * User-defined default routes to None or the Internet, or halves of them, that win against one learned over BGP (R043,
 * R035): what announces the learned one gets nothing from these subnets.
 */
function overriddenDefaults({ network, tables }: RuleContext): Finding[] {
  const isExpected = expectedExits(network);
  return usedTables(network).flatMap(({ table, uses }) => {
    const routes = sortedRoutes(table).filter(isWayOut);
    if (table.disableBgpRoutePropagation || routes.length === 0) return [];
    const found = uses.flatMap(({ vnet, subnets }) => {
      const defaults = tables.injectedInto(vnet).routes.filter(({ prefix }) => prefix.length <= 1);
      if (defaults.length === 0) return [];
      return subnets.flatMap((subnet) =>
        routes.flatMap((route): Override[] => {
          if (isMeant(network, subnet, route) || isExpected(subnet, route)) return [];
          const own = prefixOf(route);
          const sample = samples.find((each) => own && contains(own, each));
          const learned = defaults.find(({ prefix }) => own && covers(prefix, own));
          const decides = sample && tables.ofSubnet(subnet.id)?.lookup(sample)?.route === route.id;
          return learned && decides ? [{ vnet, subnet, route, learned }] : [];
        }),
      );
    });
    return [...grouped(found, ({ route }) => route.nextHop.type).values()].map((each) => finding(network, table, each));
  });
}

function isWayOut(route: UserRoute): boolean {
  const prefix = prefixOf(route);
  return prefix !== undefined && prefix.length <= 1 && ['None', 'Internet'].includes(route.nextHop.type);
}

function prefixOf({ destination }: UserRoute): Prefix | undefined {
  return 'prefix' in destination ? destination.prefix : undefined;
}

/**
 * Whether the route can only be intended: nothing in the subnet sends to the Internet, or an appliance stands there,
 * whose own packets must not come back to it.
 */
function isMeant(network: Network, { name, nics }: Subnet, { nextHop }: UserRoute): boolean {
  if (special.has(name) || nics.length === 0) return true;
  return nextHop.type === 'Internet' && nics.some(({ id }) => network.nvaOfNic(id) !== undefined);
}

/** Tells for which subnets an expectation says that packets to the Internet take this way. */
function expectedExits(network: Network): (subnet: Subnet, route: UserRoute) => boolean {
  const ends = new Ends(network);
  const dropped = new Set<DeclId>();
  const direct = new Set<DeclId>();
  for (const expectation of network.topology.expectations) {
    if (expectation.to.kind !== 'internet') continue;
    const senders = expectation.dropped ? dropped : expectation.via === undefined ? direct : undefined;
    for (const { sender } of ends.of(expectation.from)) if (sender !== undefined) senders?.add(sender);
  }
  return ({ nics }, { nextHop }) => {
    const expected = nextHop.type === 'None' ? dropped : direct;
    return nics.some(({ id }) => expected.has(id));
  };
}

function finding(network: Network, table: RouteTable, found: readonly [Override, ...Override[]]): Finding {
  const [{ route: anchor }] = found;
  const routes = [...new Map(found.map(({ route }) => [route.id, route])).values()];
  const vnets = [...new Set(found.map(({ vnet }) => vnet.label))].sort();
  const learned = [...new Set(found.map((each) => each.learned.prefix.text))].sort();
  const announcers = [...new Set(found.flatMap((each) => announcersOf(network, each)))].sort();
  const goes = anchor.nextHop.type === 'None' ? 'are dropped' : 'leave directly';
  const message = `${routesText(routes, ['overrides', 'override'])} the default route that ${listed(vnets)} ${vnets.length === 1 ? 'learns' : 'learn'}. The learned ${learned.length === 1 ? 'route' : 'routes'} ${listed(learned)} would lead packets to ${listed(announcers)}, but a user-defined route wins at the same length: they ${goes}. If that is intended, nothing is wrong. Otherwise remove ${routes.length === 1 ? 'the route' : 'the routes'}.`;
  return report(overriddenDefault, anchor.id, message, {
    related: [...new Map(found.map(({ subnet }) => [subnet.id, subnet])).values()].slice(0, 8).map((subnet) => ({
      declaration: subnet.id,
      message: `${subnet.label} is associated with ${table.label}.`,
    })),
  });
}

/** The appliances, gateways and circuits to which a learned route leads; failing that, its next hops. */
function announcersOf(network: Network, { vnet, learned }: Override): readonly string[] {
  return learned.nextHops.flatMap(({ action, text }) => {
    if (action.to === 'vpnGateway') return network.label(action.gateway);
    if (action.to === 'circuit') return network.label(action.circuit);
    if (action.to === 'hub') return network.label(action.hub);
    const owner = action.to === 'address' ? network.ownerNear(vnet.id, action.address)?.owner : undefined;
    if (owner?.kind === 'nic' && owner.nva) return owner.nva.label;
    return text ?? [];
  });
}
