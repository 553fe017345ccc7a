import { type Address, contains } from '../../address/index.js';
import { unreachable } from '../../effective/user-routes.js';
import {
  type AddressOwner,
  type DeclId,
  hopAddresses,
  type Network,
  ownerId,
  portsText,
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
import type { Subject } from '../subject.js';
import { routesText, sortedRoutes, usedTables } from './uses.js';

export const nextHopNotPeered: FindingCode = {
  code: 'AZR409',
  title: 'Next hop in a VNet that is not peered',
  severity: 'error',
};
export const nextHopOfNobody: FindingCode = {
  code: 'AZR410',
  title: 'Next hop address that nothing has',
  severity: 'error',
};
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

/** What has a next hop address, and a clause that says why it does not forward. */
interface Owned {
  readonly what: string;
  readonly why: string;
  /** What to do, if it is not the usual. */
  readonly advice?: string;
}

/** What is wrong with a next hop address in one VNet. */
interface Trouble {
  readonly code: FindingCode;
  readonly vnet: Vnet;
  readonly subnets: readonly Subnet[];
  /** The owner of a next hop that does not forward. */
  readonly owner: DeclId | undefined;
  /** What that owner is, and why it does not forward. */
  readonly owned: Owned | undefined;
}

/**
 * Next hop addresses that cannot be reached, that nothing has, or whose owner does not forward (R058, R059, R030,
 * R199).
 */
function applianceNextHops({ network }: RuleContext): Finding[] {
  return usedTables(network).flatMap(({ table, uses }) =>
    [...byNextHop(table)].flatMap(([, { address, routes }]) => {
      const troubles = uses.flatMap(({ vnet, subnets }) => troubleOf(network, vnet, subnets, address) ?? []);
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
    for (const address of hopAddresses(route.nextHop)) {
      const group = found.get(address.text);
      if (group) group.routes.push(route);
      else found.set(address.text, { address, routes: [route] });
    }
  }
  return found;
}

function troubleOf(network: Network, vnet: Vnet, subnets: readonly Subnet[], address: Address): Trouble | undefined {
  const owner = network.ownerNear(vnet.id, address)?.owner;
  if (owner) {
    const owned = forwardsNothing(network, owner);
    return owned && { code: nextHopForwardsNothing, vnet, subnets, owner: ownerId(owner), owned };
  }
  if (unreachable(network, vnet, address) !== undefined) {
    return { code: nextHopNotPeered, vnet, subnets, owner: undefined, owned: undefined };
  }
  if (mayBeTaken(network, vnet, address)) return undefined;
  return { code: nextHopOfNobody, vnet, subnets, owner: undefined, owned: undefined };
}

function forwardsNothing(network: Network, owner: AddressOwner): Owned | undefined {
  const label = network.label(ownerId(owner));
  switch (owner.kind) {
    case 'nic':
      return owner.nva
        ? undefined
        : {
            what: `NIC ${label}`,
            why: 'the NIC belongs to no NVA, and without IP forwarding it drops packets for others',
          };
    case 'loadBalancer':
      if (owner.loadBalancer.ports) {
        return {
          what: `load balancer ${label}`,
          why: `the load balancer has no HA-ports rule and passes on packets for ${portsText(owner.loadBalancer.ports)} only`,
          advice:
            'If it has an HA-ports rule, remove the ports behind its address. Otherwise give it one, or use the appliance as next hop.',
        };
      }
      return owner.loadBalancer.backends.some((nic) => network.nvaOfNic(nic))
        ? undefined
        : { what: `load balancer ${label}`, why: 'the load balancer has no NVA in its backend pool' };
    case 'privateEndpoint':
      return { what: `private endpoint ${label}`, why: 'a private endpoint forwards no packets' };
    case 'routeServer':
      return { what: `Route Server ${label}`, why: 'a Route Server is never in the data path' };
    case 'vpnGateway':
      return {
        what: `gateway ${label}`,
        why: 'a gateway accepts packets only from routes with next hop type VirtualNetworkGateway',
      };
    case 'firewall':
      return undefined;
  }
}

/**
 * Whether a device may have this address although no declaration says so: gateways take addresses of their
 * GatewaySubnet, and labs used them as next hops (conformance case 06); a firewall may be declared without its address.
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

/** The routes of a table that share one next hop address, and the VNets in which it is wrong. */
interface WrongNextHop {
  readonly address: Address;
  readonly routes: readonly UserRoute[];
  readonly troubles: readonly Trouble[];
  /** The number of VNets with which the table is associated. */
  readonly networks: number;
}

function finding(network: Network, { address, routes, troubles, networks }: WrongNextHop): Finding {
  const [first] = troubles;
  const code = first?.code ?? nextHopOfNobody;
  const at = routes[0]?.id ?? '';
  const blames = routes.slice(1).map(({ id }) => id);
  const subject: Subject = {
    kind: 'userRoutes',
    routes: routes.map(({ id }) => id),
    subnets: troubles.flatMap(({ subnets }) => subnets.map(({ id }) => id)),
  };
  const where = listed(troubles.map(({ vnet }) => vnet.label));
  // Azure spreads flows over several next hops, so the others of a route still get theirs (R286).
  const isOneOfSeveral = routes.every(({ nextHop }) => hopAddresses(nextHop).length > 1);
  const lost = isOneOfSeveral ? 'the packets that go to it' : 'packets';
  const intro = `${routesText(routes, ['has', 'have'])} next hop ${address.text}`;
  const elsewhere =
    networks > troubles.length ? ` The table serves ${networks} VNets; in the others the next hop works.` : '';
  if (code === nextHopForwardsNothing) {
    const declare = first?.owner !== undefined && network.nic(first.owner) ? ', or declare an NVA with this NIC' : '';
    const those = isOneOfSeveral ? `Packets from ${where} that go to it` : `Packets from ${where}`;
    const message = `${intro}, which belongs to ${first?.owned?.what}. ${those} are dropped: ${first?.owned?.why}.${elsewhere} ${first?.owned?.advice ?? `Use the appliance or its load balancer as next hop${declare}.`}`;
    const owners = [...new Set(troubles.flatMap(({ owner }) => owner ?? []))];
    const related = owners.map((id) => ({ declaration: id, message: `${network.label(id)} has ${address.text}.` }));
    return report(code, at, message, { blames, related, subject });
  }
  if (code === nextHopNotPeered) {
    const owner = network.topology.vnets.find(({ addressSpace }) =>
      addressSpace.some((prefix) => contains(prefix, address)),
    );
    const lies = owner ? ` (in ${owner.label})` : '';
    const these = troubles.length === 1 ? 'it' : 'them';
    const isBehindHub =
      owner && network.hubConnectionOf(owner.id) && troubles.some(({ vnet }) => network.hubConnectionOf(vnet.id));
    // W123
    const hub = isBehindHub ? ' A virtual hub does not bring packets to the next hop of a user-defined route.' : '';
    const advice = owner ? `Peer ${where} with ${owner.label}, or use` : 'Use';
    const message = `${intro}${lies}, which ${where} cannot reach. It is neither in ${where} nor in a VNet that is directly peered with ${these}, so ${lost} are dropped.${hub}${elsewhere} ${advice} a next hop in a directly peered VNet.`;
    const related = troubles.map(({ vnet }) => ({
      declaration: vnet.id,
      message: `The next hop cannot be reached from ${vnet.label}.`,
    }));
    return report(code, at, message, { blames, related, subject, ...consequence(network, troubles, owner) });
  }
  const message = `${intro}, an address that nothing has. Neither ${where} nor a directly peered VNet contains a device with it, so ${lost} are dropped.${elsewhere} Correct the address, or declare the appliance that has it.`;
  return report(code, at, message, { blames, subject });
}

/** One-sided peerings that would carry the packets if both halves existed. */
function consequence(network: Network, troubles: readonly Trouble[], owner: Vnet | undefined) {
  const cut = new Set(troubles.map(({ vnet }) => vnet.id));
  const halves = network.topology.peerings.filter(
    ({ oneSided, a, b }) =>
      oneSided && ((a.vnet === owner?.id && cut.has(b.vnet)) || (b.vnet === owner?.id && cut.has(a.vnet))),
  );
  return halves.length > 0 ? { consequenceOf: halves.map(({ id }) => id) } : {};
}
