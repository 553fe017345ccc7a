import {
  type DeclId,
  declarationId,
  defaultHubFirewallAddress,
  defaultHubVpnAddresses,
  defaultLabel,
  defaultRouterIps,
  type Firewall,
  type HubRoute,
  type HubRouteTable,
  type HubRoutingPreference,
  hubPrefix,
  type RoutingIntent,
  type VirtualHub,
  type VirtualWan,
  type Vnet,
  type VpnGateway,
} from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { unquote } from '../symbols/reference-text.js';
import type { LoweringContext } from './context.js';
import { flagOf, readAddress, readAddresses, readPrefixes, single } from './values.js';
import { lowerVpnGateway, type Named, named } from './vnet.js';

/** Lowers a virtual WAN. */
export function lowerVirtualWan(context: LoweringContext, node: ast.VirtualWan): VirtualWan | undefined {
  const declared = named(context, node);
  if (!declared) return undefined;
  const isWritten = node.flags.some(({ key }) => key === 'allowBranchToBranchTraffic');
  const allowed = flagOf(context, node.flags, 'allowBranchToBranchTraffic');
  return { kind: 'virtualWan', ...declared, allowBranchToBranchTraffic: allowed || !isWritten };
}

/** Lowers a virtual hub with everything in it. */
export function lowerVirtualHub(context: LoweringContext, node: ast.VirtualHub): VirtualHub | undefined {
  const declared = named(context, node);
  if (!declared) return undefined;
  const vnet = lowerManagedVnet(context, node, declared);
  const prefix = hubPrefix(vnet);
  const wans = node.virtualWans.map((reference, i) => context.target(node, 'virtualWans', reference, i));
  const written = readAddresses(context, node, 'virtualRouterIps', node.virtualRouterIps);
  const defaults = prefix ? defaultRouterIps(prefix) : [];
  const tables = node.members.flatMap((member) =>
    member.$type === 'HubRouteTable' ? (lowerTable(context, member, declared) ?? []) : [],
  );
  const builtIn = (name: string) =>
    tables.find((table) => table.name === name) ?? builtInTable(context, declared, name);
  const defaultRouteTable = builtIn('defaultRouteTable');
  return {
    kind: 'virtualHub',
    ...declared,
    virtualWan: single(context, node, 'virtualWans', 'virtualWan', wans)?.id,
    vnet,
    hubRoutingPreference: lowerPreference(context, node),
    virtualRouterIps: [...written, ...defaults.slice(written.length)].slice(0, 2),
    routingIntent: lowerIntent(context, node, declared),
    defaultRouteTable: { ...defaultRouteTable, labels: [...new Set([defaultLabel, ...defaultRouteTable.labels])] },
    noneRouteTable: builtInTable(context, declared, 'noneRouteTable'),
    hubRouteTables: tables.filter(({ name }) => name !== 'defaultRouteTable'),
  };
}

/** The VNet that Microsoft manages for a hub (W001). */
function lowerManagedVnet(context: LoweringContext, node: ast.VirtualHub, declared: Named): Vnet {
  const location = single(context, node, 'locations', 'location', node.locations);
  const addressSpace = readPrefixes(context, node, 'addresses', node.addresses);
  addressSpace.slice(1).forEach((prefix, i) => {
    const message = `A virtual hub has one address prefix; remove ${prefix.text}.`;
    context.report('AZR012', { node, property: 'addresses', index: i + 1 }, message);
  });
  const vnet: Vnet = {
    kind: 'vnet',
    ...declared,
    location: location === undefined ? undefined : unquote(location),
    addressSpace: addressSpace.slice(0, 1),
    summarizedGatewayPrefixes: [],
    privateEndpointVNetPolicies: 'Disabled',
    subnets: [],
    vpnGateways: [],
    expressRouteGateways: [],
    routeServers: [],
    firewalls: [],
  };
  const prefix = hubPrefix(vnet);
  const vpnGateways: VpnGateway[] = [];
  const expressRouteGateways: Vnet['expressRouteGateways'][number][] = [];
  const firewalls: Firewall[] = [];
  for (const member of node.members) {
    const own = named(context, member);
    if (!own) continue;
    if (member.$type === 'VpnGateway') vpnGateways.push(lowerHubVpnGateway(context, member, own, vnet));
    if (member.$type === 'ExpressRouteGateway') expressRouteGateways.push({ kind: 'expressRouteGateway', ...own });
    if (member.$type === 'Firewall') {
      const address = readAddress(context, member, 'address', member.address);
      const assumed = prefix && defaultHubFirewallAddress(prefix);
      firewalls.push({ kind: 'firewall', ...own, address: address ?? assumed });
    }
  }
  return { ...vnet, vpnGateways, expressRouteGateways, firewalls };
}

/** W004: a hub's gateway is active-active with ASN 65515. */
function lowerHubVpnGateway(context: LoweringContext, node: ast.VpnGateway, own: Named, vnet: Vnet): VpnGateway {
  const gateway = lowerVpnGateway(context, node, own);
  if (gateway.asn !== undefined && gateway.asn !== 65515) {
    const message = `The VPN gateway of a virtual hub always has the AS number 65515; remove asn ${gateway.asn}.`;
    context.report('AZR044', { node, property: 'asns' }, message);
  }
  const passive = node.flags.find(({ key, value }) => key === 'activeActive' && value === 'false');
  if (passive) {
    const message = 'The VPN gateway of a virtual hub is always active-active; remove activeActive false.';
    context.report('AZR045', { node: passive }, message);
  }
  const prefix = hubPrefix(vnet);
  const defaults = prefix ? defaultHubVpnAddresses(prefix) : [];
  const bgpIps = [...gateway.bgpIps, ...defaults.slice(gateway.bgpIps.length)].slice(0, 2);
  return { ...gateway, asn: undefined, activeActive: true, bgpIps };
}

function lowerPreference(context: LoweringContext, node: ast.VirtualHub): HubRoutingPreference {
  const written = single(context, node, 'hubRoutingPreferences', 'hubRoutingPreference', node.hubRoutingPreferences);
  return (written as HubRoutingPreference | undefined) ?? 'ExpressRoute';
}

function lowerIntent(context: LoweringContext, node: ast.VirtualHub, { name }: Named): RoutingIntent | undefined {
  const intent = single(context, node, 'routingIntents', 'routingIntent', node.routingIntents);
  if (!intent) return undefined;
  const policies = new Map<string, DeclId>();
  for (const policy of intent.policies) {
    const firewall = context.target(policy, 'nextHop', policy.nextHop);
    if (policies.has(policy.destination)) {
      const message = `${policy.destination} is repeated here; a hub has one policy for each kind of traffic.`;
      context.report('AZR012', { node: policy, property: 'destination' }, message);
    } else if (firewall && firewall.node.$container !== node) {
      const message = `${context.symbols.label(firewall)} is not in ${name}; routing intent leads to the hub's own firewall.`;
      context.report('AZR042', { node: policy, property: 'nextHop' }, message);
    } else if (firewall) {
      policies.set(policy.destination, firewall.id);
    }
  }
  return {
    id: context.declare('routingIntent', name, intent),
    privateTraffic: policies.get('PrivateTraffic'),
    internet: policies.get('Internet'),
  };
}

function lowerTable(context: LoweringContext, node: ast.HubRouteTable, hub: Named): HubRouteTable | undefined {
  const own = named(context, node);
  if (!own) return undefined;
  if (own.name === 'noneRouteTable') {
    const message = 'noneRouteTable is built in and stays empty; give this table another name.';
    context.report('AZR004', { node, property: 'name' }, message);
    return undefined;
  }
  const routes = node.routes.flatMap((route): HubRoute[] => {
    const nextHop = context.target(route, 'nextHop', route.nextHop);
    const prefixes = readPrefixes(context, route, 'prefixes', route.prefixes);
    const label = `${own.label}#${route.name ?? route.prefixes[0] ?? ''}`;
    const id = context.declare('hubRoute', label, route);
    const isForeign = nextHop?.kind === 'firewall' && nextHop.node.$container !== node.$container;
    if (isForeign) {
      const message = `${context.symbols.label(nextHop)} is not in ${hub.name}; a static route leads to the hub's own firewall.`;
      context.report('AZR042', { node: route, property: 'nextHop' }, message);
    }
    return nextHop && !isForeign && prefixes.length > 0
      ? [{ kind: 'hubRoute', id, name: route.name, prefixes, nextHop: nextHop.id }]
      : [];
  });
  return { kind: 'hubRouteTable', ...own, hub: hub.id, labels: node.labels.map(unquote), routes };
}

function builtInTable(context: LoweringContext, hub: Named, name: string): HubRouteTable {
  const id = declarationId('hubRouteTable', [hub.name, name]);
  const declaration = context.symbols.get(id);
  const label = declaration ? context.symbols.label(declaration) : `${hub.label}.${name}`;
  return { kind: 'hubRouteTable', id, name, label, hub: hub.id, labels: [], routes: [] };
}
