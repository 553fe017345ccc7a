import { type Address, firstAddress, isDefaultRoute, type Prefix } from '../../address/index.js';
import { byId } from '../../collections.js';
import type { InjectedRoutes } from '../../effective/injected.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Network, RouteTable, Subnet, Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { isTunneled } from './tunneled.js';
import { type TableUse, usedTables } from './uses.js';

export const propagationTakesRoutes: FindingCode = {
  code: 'AZR417',
  title: 'Disabled propagation removes routes that are needed',
  severity: 'warning',
};

export const lostRoutesRule: Rule = { codes: [propagationTakesRoutes], find: lostRoutes };

/** A site or VNet that gateways and Route Server may have a route to; `address` represents its prefix. */
interface Target {
  readonly id: DeclId;
  readonly label: string;
  readonly prefix: Prefix;
  readonly address: Address;
}

/** Tables that turn propagation off and so lose the routes to sites and VNets that exist (R014, R069). */
function lostRoutes({ network, world, tables }: RuleContext): Finding[] {
  const off = usedTables(network).filter(
    ({ table }) => table.disableBgpRoutePropagation && !table.unknown && !hasDefault(table),
  );
  if (off.length === 0) return [];
  const targets = targetsOf(network);
  const reached = new Map<InjectedRoutes, readonly Target[]>();
  return off.flatMap(({ table, uses }) => {
    const lost = new Map<DeclId, Target>();
    /** Whether routes of a hub are lost. */
    const hubs = new Map<InjectedRoutes, boolean>();
    const where: Vnet[] = [];
    const subnets: Subnet[] = [];
    for (const use of uses) {
      const injected = tables.injectedInto(use.vnet);
      // All VNets that use one hub lose the same routes.
      if (hubs.get(injected)) subnets.push(...use.subnets);
      if (injected.routes.length === 0 || hubs.has(injected)) continue;
      const known = reached.get(injected) ?? targets.filter((target) => reaches(injected, target));
      reached.set(injected, known);
      const here = lostIn(world, use, known);
      hubs.set(injected, here.length > 0);
      if (here.length > 0) {
        where.push(use.vnet);
        subnets.push(...use.subnets);
      }
      for (const target of here) if (!lost.has(target.id)) lost.set(target.id, target);
    }
    return lost.size > 0 ? [finding(network, table, where, subnets, [...lost.values()])] : [];
  });
}

function targetsOf({ topology }: Network): readonly Target[] {
  return [...topology.sites, ...topology.vnets]
    .sort(byId)
    .flatMap(({ id, label, addressSpace }) =>
      addressSpace
        .filter((prefix) => !isDefaultRoute(prefix))
        .map((prefix) => ({ id, label, prefix, address: firstAddress(prefix) })),
    );
}

/**
 * Whether the table has a default route that catches what propagation would have brought. To the Internet does not
 * count.
 */
function hasDefault({ routes }: RouteTable): boolean {
  return routes.some(
    ({ destination, nextHop }) =>
      'prefix' in destination && isDefaultRoute(destination.prefix) && nextHop.type !== 'Internet',
  );
}

/** Whether gateways or Route Server bring a route to a target other than a default route. */
function reaches(injected: InjectedRoutes, { address }: Target): boolean {
  const route = injected.table.lookup(address);
  return route !== undefined && !isDefaultRoute(route.prefix);
}

function lostIn(world: World, use: TableUse, targets: readonly Target[]): Target[] {
  const subnet = use.subnets.find(({ nics }) => nics.length > 0);
  const table = subnet && world.tables.ofSubnet(subnet.id);
  if (!subnet || !table) return [];
  return targets.filter(({ address }) => {
    if (!isLost(table.lookup(address), address)) return false;
    return !isTunneled(world, subnet, address);
  });
}

/**
 * Whether a row loses packets that propagation would have led to a site or VNet; a user-defined None route is intended.
 * A route to the Internet for a public destination is told of as such, unless it is a default route.
 */
function isLost(row: EffectiveRoute | undefined, address: Address): boolean {
  if (row?.nextHopType === 'Internet') {
    const isDefault = row.source === 'Default' || (row.prefix !== undefined && isDefaultRoute(row.prefix));
    return isDefault || isPrivateAddress(address);
  }
  return row === undefined || (row.source === 'Default' && row.nextHopType === 'None');
}

function finding(
  network: Network,
  table: RouteTable,
  where: readonly Vnet[],
  subnets: readonly Subnet[],
  lost: readonly Target[],
): Finding {
  const names = listed(lost.map(({ label, prefix }) => `${label} (${prefix.text})`));
  // W047, W100
  const senders = where.every(({ id }) => network.hubConnectionOf(id))
    ? 'the virtual hub'
    : 'gateways and Route Server';
  const message = `${listed(where.map(({ label }) => label))} ${where.length === 1 ? 'loses its routes' : 'lose their routes'} to ${names}. ${table.label} turns propagation off, which removes all routes from ${senders}, and has no route that replaces them. Packets are dropped by a None row or sent to the Internet. Leave propagation on, or add routes for these prefixes to an NVA or firewall.`;
  return report(propagationTakesRoutes, table.id, message, {
    subject: {
      kind: 'userRoutes',
      routes: [],
      subnets: subnets.map(({ id }) => id),
      missing: lost.map(({ prefix }) => prefix),
    },
    related: lost.slice(0, 8).map(({ id, label }) => ({ declaration: id, message: `${label} is no longer reached.` })),
  });
}
