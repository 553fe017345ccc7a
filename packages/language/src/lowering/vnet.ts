import type {
  DeclId,
  Firewall,
  LoadBalancer,
  Nic,
  PrivateEndpoint,
  RouteServer,
  Subnet,
  Vnet,
  VpnGateway,
} from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { unquote } from '../symbols/reference-text.js';
import type { LoweringContext } from './context.js';
import { lowerHosts } from './site.js';
import { flagOf, readAddress, readAddresses, readAsn, readPrefixes, single } from './values.js';

/** The id, name and label of a declaration. */
export type Named = { readonly id: DeclId; readonly name: string; readonly label: string };

/** The id, name and label of a node that declares a name, unless the name is a duplicate. */
export function named(
  context: LoweringContext,
  node:
    | ast.Vnet
    | ast.Vnet['members'][number]
    | ast.Subnet['members'][number]
    | ast.VirtualWan
    | ast.VirtualHub
    | ast.HubRouteTable,
): Named | undefined {
  const declaration = context.declarationOf(node);
  if (!declaration) return undefined;
  return { id: declaration.id, name: declaration.name, label: context.symbols.label(declaration) };
}

type Member = ast.Vnet['members'][number];

/** Lowers a virtual network with everything in it. */
export function lowerVnet(context: LoweringContext, node: ast.Vnet): Vnet | undefined {
  const declared = named(context, node);
  if (!declared) return undefined;
  const subnets: Subnet[] = [];
  const vpnGateways: VpnGateway[] = [];
  const expressRouteGateways: Vnet['expressRouteGateways'][number][] = [];
  const routeServers: RouteServer[] = [];
  const firewalls: Firewall[] = [];
  const addressSpace = readPrefixes(context, node, 'addresses', node.addresses);
  const lower: { readonly [T in Member['$type']]: (member: ast.AzrouteAstType[T], own: Named) => void } = {
    Subnet: (member, own) => subnets.push(lowerSubnet(context, member, own)),
    VpnGateway: (member, own) => vpnGateways.push(lowerVpnGateway(context, member, own)),
    ExpressRouteGateway: (_, own) => expressRouteGateways.push({ kind: 'expressRouteGateway', ...own }),
    RouteServer: (member, own) => routeServers.push(lowerRouteServer(context, member, own)),
    Firewall: (member, own) =>
      firewalls.push({ kind: 'firewall', ...own, address: readAddress(context, member, 'address', member.address) }),
  };
  for (const member of node.members) {
    const own = named(context, member);
    if (own) (lower[member.$type] as ((member: Member, own: Named) => void) | undefined)?.(member, own);
  }
  const location = single(context, node, 'locations', 'location', node.locations);
  const policies = single(
    context,
    node,
    'privateEndpointVNetPolicies',
    'privateEndpointVNetPolicies',
    node.privateEndpointVNetPolicies,
  );
  return {
    kind: 'vnet',
    ...declared,
    location: location === undefined ? undefined : unquote(location),
    addressSpace,
    summarizedGatewayPrefixes: readPrefixes(context, node, 'summarizedGatewayPrefixes', node.summarizedGatewayPrefixes),
    privateEndpointVNetPolicies: (policies as Vnet['privateEndpointVNetPolicies'] | undefined) ?? 'Disabled',
    subnets,
    vpnGateways,
    expressRouteGateways,
    routeServers,
    firewalls,
  };
}

function lowerSubnet(context: LoweringContext, node: ast.Subnet, declared: Named): Subnet {
  const nics: Nic[] = [];
  const loadBalancers: LoadBalancer[] = [];
  const privateEndpoints: PrivateEndpoint[] = [];
  for (const member of node.members) {
    const own = named(context, member);
    if (!own) continue;
    if (member.$type === 'Nic') {
      const addresses = readAddresses(context, member, 'addresses', member.addresses);
      const firsts = [4, 6].map((family) => addresses.findIndex((address) => address.family === family));
      const first = addresses.filter((_, i) => firsts.includes(i));
      if (first.length < addresses.length) {
        const message = `${own.label} has two addresses of the same family; a NIC has one primary address of each family. Write further ones behind "secondary".`;
        context.report('AZR028', { node: member, property: 'addresses' }, message);
      }
      const secondaryAddresses = readAddresses(context, member, 'secondaries', member.secondaries);
      if (first.length > 0) nics.push({ kind: 'nic', ...own, addresses: first, secondaryAddresses });
      continue;
    }
    const address = readAddress(context, member, 'address', member.address);
    if (!address) continue;
    if (member.$type === 'LoadBalancer') {
      const backends: DeclId[] = [];
      member.backends.forEach((reference, i) => {
        const nic = context.target(member, 'backends', reference, i);
        if (nic) backends.push(nic.id);
      });
      loadBalancers.push({ kind: 'loadBalancer', ...own, address, ports: lowerPorts(context, member), backends });
    } else {
      privateEndpoints.push({ kind: 'privateEndpoint', ...own, address });
    }
  }
  const policies = single(
    context,
    node,
    'privateEndpointNetworkPolicies',
    'privateEndpointNetworkPolicies',
    node.privateEndpointNetworkPolicies,
  );
  const tables = node.routeTables.map((reference, i) => context.target(node, 'routeTables', reference, i));
  return {
    kind: 'subnet',
    ...declared,
    prefixes: readPrefixes(context, node, 'prefixes', node.prefixes),
    routeTable: single(context, node, 'routeTables', 'routeTable', tables)?.id,
    serviceEndpoints: node.serviceEndpoints.map(unquote),
    privateEndpointNetworkPolicies: (policies as Subnet['privateEndpointNetworkPolicies'] | undefined) ?? 'Disabled',
    nics,
    loadBalancers,
    privateEndpoints,
  };
}

/** The ports of a load balancer's rules, sorted; undefined if it has an HA-ports rule. */
function lowerPorts(context: LoweringContext, node: ast.LoadBalancer): readonly number[] | undefined {
  if (node.ports.length === 0) return undefined;
  const ports = new Set<number>();
  node.ports.forEach((port, index) => {
    if (port >= 1 && port <= 65_535) ports.add(port);
    else context.report('AZR013', { node, property: 'ports', index }, `${port} is not a port; ports are 1 to 65535.`);
  });
  return [...ports].sort((a, b) => a - b);
}

/** Lowers a VPN gateway as it is written. */
export function lowerVpnGateway(context: LoweringContext, node: ast.VpnGateway, declared: Named): VpnGateway {
  return {
    kind: 'vpnGateway',
    ...declared,
    asn: readAsn(context, node, node.asns),
    activeActive: flagOf(context, node.flags, 'activeActive'),
    bgpIps: readAddresses(context, node, 'bgpIps', node.bgpIps),
    publicIps: readAddresses(context, node, 'publicIps', node.publicIps),
    gatewayDefaultSite: single(
      context,
      node,
      'defaultSites',
      'gatewayDefaultSite',
      node.defaultSites.map((reference, i) => context.target(node, 'defaultSites', reference, i)),
    )?.id,
    pointToSite: readPrefixes(context, node, 'pointToSite', node.pointToSite),
    hosts: lowerHosts(context, node.hosts),
  };
}

function lowerRouteServer(context: LoweringContext, node: ast.RouteServer, declared: Named): RouteServer {
  const preference = single(context, node, 'hubRoutingPreferences', 'hubRoutingPreference', node.hubRoutingPreferences);
  return {
    kind: 'routeServer',
    ...declared,
    branchToBranch: flagOf(context, node.flags, 'branchToBranch'),
    hubRoutingPreference: (preference as RouteServer['hubRoutingPreference'] | undefined) ?? 'ExpressRoute',
  };
}
