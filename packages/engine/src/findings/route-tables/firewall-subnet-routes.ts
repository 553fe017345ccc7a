import { type Address, addressAt, contains, covers, type Prefix } from '../../address/index.js';
import type { EffectiveTable } from '../../effective/route.js';
import {
  type Firewall,
  type Network,
  type RouteTable,
  type Subnet,
  subnetOf,
  type UserRoute,
  type Vnet,
} from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { ordinarySubnetsIn } from '../steered-prefixes.js';
import { routesText, sortedRoutes, type UsedTable, usedTables } from './uses.js';

export const firewallSubnetCovered: FindingCode = {
  code: 'AZR418',
  title: "Route that covers the firewall's own subnet",
  severity: 'information',
};

export const firewallSubnetRoutesRule: Rule = { codes: [firewallSubnetCovered], find: firewallSubnetRoutes };

/** An Azure Firewall with the addresses that its instances can have. */
interface Target {
  readonly firewall: Firewall;
  readonly home: Vnet;
  readonly subnet: Prefix;
  readonly instances: readonly Address[];
}

/** A subnet whose packets for instances of the firewall take the route. */
interface Place {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
}

/** So many addresses of a firewall's subnet are looked at: Azure asks for a /26, and instances take the first ones. */
const instanceLimit = 256;

/** Routes to a firewall that take what is for one of its instances to the load balancer before all of them (R284). */
function firewallSubnetRoutes({ network, tables }: RuleContext): Finding[] {
  const targets = new Map<string, readonly Address[]>();
  const instancesOf = (text: string, subnet: Prefix) => {
    const key = `${text}|${subnet.text}`;
    const found = targets.get(key) ?? instances(subnet).filter((address) => address.text !== text);
    targets.set(key, found);
    return found;
  };
  return usedTables(network).flatMap((used) =>
    sortedRoutes(used.table).flatMap((route): Finding[] => {
      const byFirewall = new Map<string, { readonly target: Target; readonly places: Place[] }>();
      for (const { vnet, subnets } of used.uses) {
        const target = targetOf(network, vnet, route, instancesOf);
        if (!target) continue;
        for (const subnet of subnets) {
          if (!takes(tables.ofSubnet(subnet.id), route, target) || isOwn(subnet, vnet, target)) continue;
          const known = byFirewall.get(target.firewall.id) ?? { target, places: [] };
          known.places.push({ vnet, subnet });
          byFirewall.set(target.firewall.id, known);
        }
      }
      return [...byFirewall.values()].map(({ target, places }) => finding(used, route, target, places));
    }),
  );
}

/** The firewall that a route names as next hop, where the prefix reaches into its subnet. */
function targetOf(
  network: Network,
  vnet: Vnet,
  { destination, nextHop }: UserRoute,
  instancesOf: (text: string, subnet: Prefix) => readonly Address[],
): Target | undefined {
  if (nextHop.type !== 'VirtualAppliance' || !('prefix' in destination)) return undefined;
  const owner = network.ownerNear(vnet.id, nextHop.address)?.owner;
  if (owner?.kind !== 'firewall') return undefined;
  const home = network.thing(owner.firewall.id);
  if (home?.kind !== 'firewall') return undefined;
  const { prefix } = destination;
  for (const subnet of subnetOf(home.vnet, 'AzureFirewallSubnet')?.prefixes ?? []) {
    const inside = instancesOf(nextHop.address.text, subnet).filter((address) => contains(prefix, address));
    if (inside.length > 0) return { firewall: owner.firewall, home: home.vnet, subnet, instances: inside };
  }
  return undefined;
}

/** The usable addresses of a firewall's subnet: its first four and its last one are Azure's (R222). */
function instances(subnet: Prefix): readonly Address[] {
  const usable = 2 ** ((subnet.family === 4 ? 32 : 128) - subnet.length) - 5;
  return Array.from({ length: Math.max(0, Math.min(instanceLimit, usable)) }, (_, n) => addressAt(subnet, n + 4));
}

/** Whether the route decides for one of the firewall's instances. */
function takes(table: EffectiveTable | undefined, { id }: UserRoute, { instances }: Target): boolean {
  return table !== undefined && instances.some((address) => table.lookup(address)?.route === id);
}

/** On the firewall's own subnet, such a route is a loop and reported as one. */
function isOwn({ name }: Subnet, vnet: Vnet, { home }: Target): boolean {
  return vnet.id === home.id && name === 'AzureFirewallSubnet';
}

function finding({ table }: UsedTable, route: UserRoute, target: Target, places: readonly Place[]): Finding {
  const { firewall, home, subnet } = target;
  const atGateway = places.some((place) => place.subnet.name === 'GatewaySubnet');
  const message = `${routesText([route], ['covers', 'cover'])} ${subnet.text}, the subnet of its next hop ${firewall.label}. The instances of a firewall translate sources (application rules, DNAT). With this route an answer can reach another instance than the one that knows the connection, and is dropped. ${advice(table, route, target, places)}`;
  return report(firewallSubnetCovered, route.id, message, {
    key: firewall.id,
    subject: { kind: 'userRoutes', routes: [route.id], subnets: places.map((place) => place.subnet.id) },
    ...(atGateway && { severity: 'warning' }),
    related: [
      ...places.map((place) => ({
        declaration: place.subnet.id,
        message: `${place.subnet.label} is associated with ${table.label}.`,
      })),
      { declaration: firewall.id, message: `${firewall.label} has its instances in ${subnet.text} of ${home.label}.` },
    ],
  });
}

/** Inside the firewall's network a route to VnetLocal exempts its subnet (R064); elsewhere only routes that leave it out help. */
function advice(table: RouteTable, { destination }: UserRoute, { home, subnet }: Target, places: readonly Place[]) {
  const prefix = 'prefix' in destination ? destination.prefix : subnet;
  const isWithin = covers(subnet, prefix);
  if (places.every(({ vnet }) => vnet.id === home.id)) {
    return isWithin
      ? 'Change its next hop to VnetLocal.'
      : `Add a route ${subnet.text} to VnetLocal in ${table.label}.`;
  }
  const own = new Set(
    table.routes.map((route) => ('prefix' in route.destination ? route.destination.prefix.text : '')),
  );
  const others = ordinarySubnetsIn(home, prefix).map(({ text }) => text);
  const missing = others.filter((text) => !own.has(text));
  if (missing.length > 0) return `Replace it with routes for the other subnets of ${home.label} (${listed(missing)}).`;
  return others.length > 0
    ? `Remove it: ${table.label} has routes for the other subnets of ${home.label}.`
    : `Remove it: ${home.label} has no other subnet there that needs a route.`;
}
