import { type Address, contains } from '../../address/index.js';
import { unreachable } from '../../effective/user-routes.js';
import {
  type AddressOwner,
  type DeclId,
  type Network,
  ownerId,
  type RouteTable,
  subnetOf,
  type UserRoute,
  type Vnet,
} from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { routesText, sortedRoutes, usedTables } from './uses.js';

const nextHopNotPeered: FindingCode = {
  code: 'AZR409',
  title: 'Next hop in a network that is not peered',
  severity: 'error',
};
export const nextHopOfNobody: FindingCode = { code: 'AZR410', title: 'Next hop that nobody has', severity: 'error' };
export const nextHopForwardsNothing: FindingCode = {
  code: 'AZR411',
  title: 'Next hop that does not forward',
  severity: 'error',
};

export const applianceNextHopsRule: Rule = {
  codes: [nextHopNotPeered, nextHopOfNobody, nextHopForwardsNothing],
  declarationsOnly: true,
  find: applianceNextHops,
};

/** What is wrong with a next hop address as one VNet sees it. */
interface Trouble {
  readonly code: FindingCode;
  readonly vnet: Vnet;
  /** Of a next hop that does not forward: whose it is, and why it does not. */
  readonly owner: DeclId | undefined;
  readonly text: string;
}

/** Next hop addresses that cannot be reached, that nobody has, or whose owner forwards nothing (R058, R059, R030, R199). */
function applianceNextHops({ network }: RuleContext): Finding[] {
  return usedTables(network).flatMap(({ table, uses }) =>
    [...byNextHop(table)].flatMap(([, { address, routes }]) => {
      const troubles = uses.flatMap(({ vnet }) => troubleOf(network, vnet, address) ?? []);
      return [...new Set(troubles.map(({ code }) => code))].map((code) => {
        const own = troubles.filter((trouble) => trouble.code === code);
        return finding(network, { address, routes, troubles: own, networks: uses.length });
      });
    }),
  );
}

/** The routes of a table by next hop address. */
function byNextHop(table: RouteTable) {
  const found = new Map<string, { readonly address: Address; readonly routes: UserRoute[] }>();
  for (const route of sortedRoutes(table)) {
    if (route.nextHop.type !== 'VirtualAppliance') continue;
    const { address } = route.nextHop;
    const group = found.get(address.text);
    if (group) group.routes.push(route);
    else found.set(address.text, { address, routes: [route] });
  }
  return found;
}

function troubleOf(network: Network, vnet: Vnet, address: Address): Trouble | undefined {
  const owner = network.ownerNear(vnet.id, address)?.owner;
  if (owner) {
    const text = forwardsNothing(network, owner);
    return text === undefined ? undefined : { code: nextHopForwardsNothing, vnet, owner: ownerId(owner), text };
  }
  if (unreachable(network, vnet, address) !== undefined) {
    return { code: nextHopNotPeered, vnet, owner: undefined, text: '' };
  }
  return mayBeTaken(network, vnet, address) ? undefined : { code: nextHopOfNobody, vnet, owner: undefined, text: '' };
}

function forwardsNothing(network: Network, owner: AddressOwner): string | undefined {
  const label = network.label(ownerId(owner));
  switch (owner.kind) {
    case 'nic':
      return owner.nva
        ? undefined
        : `NIC ${label}, which belongs to no NVA: without IP forwarding it drops what is not addressed to it`;
    case 'loadBalancer':
      return owner.loadBalancer.backends.some((nic) => network.nvaOfNic(nic))
        ? undefined
        : `load balancer ${label}, which has no NVA behind it that would forward`;
    case 'privateEndpoint':
      return `private endpoint ${label}, which forwards nothing`;
    case 'routeServer':
      return `Route Server ${label}, which is never in the data path`;
    case 'vpnGateway':
      return `gateway ${label}, which takes packets only from routes with next hop type VirtualNetworkGateway`;
    case 'firewall':
      return undefined;
  }
}

/**
 * Gateways have addresses of their GatewaySubnet that no text tells, and labs used them as next hops (conformance case
 * 06); a firewall may be written without its address.
 */
function mayBeTaken(network: Network, vnet: Vnet, address: Address): boolean {
  return [vnet, ...network.neighbours(vnet.id).map((neighbour) => neighbour.vnet)].some((near) => {
    const lies = (name: string) => subnetOf(near, name)?.prefixes.some((prefix) => contains(prefix, address)) ?? false;
    const gateways = near.vpnGateways.length + near.expressRouteGateways.length;
    return (
      (gateways > 0 && lies('GatewaySubnet')) ||
      (near.firewalls.some((firewall) => !firewall.address) && lies('AzureFirewallSubnet'))
    );
  });
}

interface Case {
  readonly address: Address;
  readonly routes: readonly UserRoute[];
  readonly troubles: readonly Trouble[];
  /** In how many VNets the table is associated. */
  readonly networks: number;
}

function finding(network: Network, { address, routes, troubles, networks }: Case): Finding {
  const [first] = troubles;
  const code = first?.code ?? nextHopOfNobody;
  const at = routes[0]?.id ?? '';
  const blames = routes.slice(1).map(({ id }) => id);
  const where = listed(troubles.map(({ vnet }) => vnet.label));
  const intro = `${routesText(routes, ['has', 'have'])} next hop ${address.text}`;
  const elsewhere =
    networks > troubles.length ? ` The table serves ${networks} networks; in the others the next hop is right.` : '';
  if (code === nextHopForwardsNothing) {
    const declare = first?.owner !== undefined && network.nic(first.owner) ? ', or declare an NVA with this NIC' : '';
    const message = `${intro}, that of ${first?.text}. Packets of ${where} are dropped.${elsewhere} Name the appliance or its load balancer as next hop${declare}.`;
    const owners = [...new Set(troubles.flatMap(({ owner }) => owner ?? []))];
    const related = owners.map((id) => ({ declaration: id, message: `${network.label(id)} has ${address.text}.` }));
    return report(code, at, message, { blames, related });
  }
  if (code === nextHopNotPeered) {
    const owner = network.topology.vnets.find(({ addressSpace }) =>
      addressSpace.some((prefix) => contains(prefix, address)),
    );
    const lies = owner ? `, which lies in ${owner.label}` : '';
    const these = troubles.length === 1 ? 'it' : 'these';
    const mend = owner ? `Peer ${where} with ${owner.label}, or use` : 'Use';
    const message = `${intro}${lies}: neither in ${where} nor in a network directly peered with ${these}, so packets there are dropped.${elsewhere} ${mend} a next hop in a network that is peered directly.`;
    const related = troubles.map(({ vnet }) => ({
      declaration: vnet.id,
      message: `The next hop cannot be reached from ${vnet.label}.`,
    }));
    return report(code, at, message, { blames, related, ...consequence(network, troubles, owner) });
  }
  const message = `${intro}, and nobody in ${where} or in a network directly peered with it has that address: packets are dropped.${elsewhere} Correct the address, or declare the appliance that has it.`;
  return report(code, at, message, { blames });
}

/** A peering of which only one half exists would carry the packets, had it both. */
function consequence(network: Network, troubles: readonly Trouble[], owner: Vnet | undefined) {
  const cut = new Set(troubles.map(({ vnet }) => vnet.id));
  const halves = network.topology.peerings.filter(
    ({ oneSided, a, b }) =>
      oneSided && ((a.vnet === owner?.id && cut.has(b.vnet)) || (b.vnet === owner?.id && cut.has(a.vnet))),
  );
  return halves.length > 0 ? { consequenceOf: halves.map(({ id }) => id) } : {};
}
