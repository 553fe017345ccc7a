import { addressAt, firstAddress, isDefaultRoute, lastAddress } from '../../address/index.js';
import type { EffectiveRoute, EffectiveTable } from '../../effective/route.js';
import {
  type DeclId,
  ipv4PrefixOf,
  type Network,
  type RouteTable,
  routeServerAddresses,
  type Subnet,
  subnetOf,
  type Vnet,
} from '../../topology/index.js';
import { inVain } from '../advice/in-vain.js';
import type { Step } from '../advice/step.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import type { Subject } from '../subject.js';
import { tablesOf, usesByTable } from './uses.js';

export const gatewaySubnetDefault: FindingCode = {
  code: 'AZR404',
  title: 'Default route on the GatewaySubnet',
  severity: 'error',
};
export const gatewaySubnetPropagation: FindingCode = {
  code: 'AZR405',
  title: 'Propagation disabled on the GatewaySubnet',
  severity: 'error',
};
export const gatewaySubnetCovered: FindingCode = {
  code: 'AZR406',
  title: 'Route on the GatewaySubnet covers the gateway itself',
  severity: 'error',
};
export const routeServerSubnetCovered: FindingCode = {
  code: 'AZR407',
  title: 'Route on the GatewaySubnet covers the Route Server',
  severity: 'error',
};

export const gatewaySubnetTablesRule: Rule = {
  codes: [gatewaySubnetDefault, gatewaySubnetPropagation, gatewaySubnetCovered, routeServerSubnetCovered],
  find: gatewaySubnetTables,
};

/** What the route table of a GatewaySubnet must not contain (R072, R073). */
function gatewaySubnetTables({ network, tables }: RuleContext): Finding[] {
  const uses = usesByTable(network);
  return tablesOf(network).flatMap((table) =>
    (uses.get(table.id) ?? []).flatMap(({ vnet, subnets }) => {
      const subnet = subnets.find(({ name }) => name === 'GatewaySubnet');
      const gateways = [...vnet.vpnGateways, ...vnet.expressRouteGateways];
      if (!subnet || gateways.length === 0) return [];
      return [
        ...propagationOff(table, subnet, vnet),
        ...defaultRoutes(table, subnet, vnet),
        ...covering(network, tables.ofSubnet(subnet.id), subnet, vnet),
      ];
    }),
  );
}

function propagationOff(table: RouteTable, subnet: Subnet, vnet: Vnet): Finding[] {
  if (!table.disableBgpRoutePropagation) return [];
  const message = `${table.label} is associated with ${subnet.label} and has disableBgpRoutePropagation. Without propagation the gateways of ${vnet.label} stop working. Give the GatewaySubnet a route table of its own that leaves propagation on.`;
  return [
    report(gatewaySubnetPropagation, table.id, message, {
      key: vnet.id,
      related: associated(subnet),
      ...about(subnet),
    }),
  ];
}

function defaultRoutes(table: RouteTable, subnet: Subnet, vnet: Vnet): Finding[] {
  return table.routes.flatMap(({ id, destination }) => {
    if (!('prefix' in destination) || !isDefaultRoute(destination.prefix)) return [];
    const message = `${table.label} on ${subnet.label} has a default route (${destination.prefix.text}). A gateway loses the connection to its own management, and Azure rejects the route for VPN gateways. Add routes only for the prefixes of the spokes.`;
    return [
      report(gatewaySubnetDefault, id, message, { key: vnet.id, related: associated(subnet), ...about(subnet, id) }),
    ];
  });
}

function covering(network: Network, table: EffectiveTable | undefined, subnet: Subnet, vnet: Vnet): Finding[] {
  if (!table) return [];
  const found: Finding[] = [];
  const inside = subnet.prefixes.flatMap((prefix) => [addressAt(prefix, 4), firstAddress(prefix), lastAddress(prefix)]);
  const outside = vnet.vpnGateways.slice(0, 1).flatMap(({ publicIps }) => publicIps);
  const own = stray(table, inside) ?? stray(table, outside);
  const [route] = own?.row.cause.declarations ?? [];
  if (own && route !== undefined) {
    const isInside = inside.includes(own.address);
    const what = isInside
      ? `${own.row.prefix?.text} covers ${subnet.label} itself. The instances of the gateway communicate in that subnet and may stop working`
      : `${own.row.prefix?.text} covers ${own.address.text}, a public address of the gateway. A route table of the GatewaySubnet must not do that, and the gateway may stop working`;
    const exempt: Step = { ...toVnetLocal(subnet, subnet.prefixes), meantFor: [own.address] };
    const canExempt = isInside && inVain(network, exempt) === undefined;
    const exemption = canExempt ? ', or exempt the subnet with a longer route to VnetLocal' : '';
    const message = `${what}. Add routes only for other prefixes${exemption}.`;
    const advice = canExempt ? { advice: [exempt] } : {};
    found.push(
      report(gatewaySubnetCovered, route, message, {
        key: vnet.id,
        related: associated(subnet),
        ...about(subnet, route),
        ...advice,
      }),
    );
  }
  const server = vnet.routeServers[0];
  const serverSubnet = subnetOf(vnet, 'RouteServerSubnet');
  const taken = server && serverSubnet ? stray(table, routeServerAddresses(vnet)) : undefined;
  const [covers] = taken?.row.cause.declarations ?? [];
  if (server && serverSubnet && taken && covers !== undefined && !isDefault(taken.row)) {
    const range = ipv4PrefixOf(vnet, 'RouteServerSubnet')?.text ?? serverSubnet.label;
    const local: Step = { ...toVnetLocal(subnet, serverSubnet.prefixes), meantFor: [taken.address] };
    const possible = inVain(network, local) === undefined;
    const next = possible ? `Add a route ${range} to VnetLocal` : `Remove it, or give it the next hop VnetLocal`;
    const message = `${taken.row.prefix?.text} in the table of ${subnet.label} covers ${range}, the subnet of ${server.label}. The gateway's BGP packets go to ${taken.row.nextHops[0]?.text ?? taken.row.nextHopType}, and its sessions with the Route Server break. ${next}.`;
    const related = [
      ...associated(subnet),
      { declaration: server.id, message: `${network.label(server.id)} is cut off.` },
    ];
    found.push(
      report(routeServerSubnetCovered, covers, message, {
        key: vnet.id,
        related,
        ...about(subnet, covers),
        ...(possible && { advice: [local] }),
      }),
    );
  }
  return found;
}

function toVnetLocal({ id }: Subnet, prefixes: Subnet['prefixes']) {
  return { kind: 'addRoutes', subnet: id, prefixes, target: { type: 'VnetLocal' } } as const;
}

/** The first address that a user-defined route diverts from VnetLocal; default routes are reported separately. */
function stray(table: EffectiveTable, addresses: readonly ReturnType<typeof firstAddress>[]) {
  for (const address of addresses) {
    const row = table.lookup(address);
    if (row?.source === 'User' && row.nextHopType !== 'VnetLocal' && !isDefault(row)) return { address, row };
  }
  return undefined;
}

function isDefault({ prefix }: EffectiveRoute): boolean {
  return prefix !== undefined && isDefaultRoute(prefix);
}

function about({ id }: Subnet, ...routes: readonly DeclId[]): { readonly subject: Subject } {
  return { subject: { kind: 'userRoutes', routes, subnets: [id] } };
}

function associated({ id, label }: Subnet) {
  return [{ declaration: id, message: `${label} is associated with the table.` }];
}
