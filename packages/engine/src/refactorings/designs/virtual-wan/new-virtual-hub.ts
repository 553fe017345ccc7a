import type { Prefix } from '../../../address/index.js';
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
  type RoutingIntent,
  type VirtualHub,
  type Vnet,
  type VpnGateway,
} from '../../../topology/index.js';

/** What a new virtual hub is made from. */
export interface HubPlan {
  readonly name: string;
  readonly address: Prefix;
  readonly virtualWan: DeclId | undefined;
  /** The VNet whose gateways and firewall it gets. */
  readonly from: Vnet;
  /** Which traffic its firewall gets by routing intent (W084). */
  readonly intent: { readonly privateTraffic: boolean; readonly internet: boolean };
  /** What is private besides RFC 1918 (W088). */
  readonly privatePrefixes: readonly Prefix[];
}

/** A virtual hub with gateways and a firewall like those of a VNet, at the addresses that Azure gives them (W003). */
export function newVirtualHub({ name, address, virtualWan, from, intent, privatePrefixes }: HubPlan): VirtualHub {
  const declared = { id: declarationId('virtualHub', [name]), name, label: name };
  const firewalls = from.firewalls.map(
    (one): Firewall => ({
      ...one,
      id: declarationId('firewall', [name, one.name]),
      address: defaultHubFirewallAddress(address),
    }),
  );
  const vnet: Vnet = {
    kind: 'vnet',
    ...declared,
    location: from.location,
    addressSpace: [address],
    summarizedGatewayPrefixes: [],
    privateEndpointVNetPolicies: 'Disabled',
    subnets: [],
    vpnGateways: from.vpnGateways.map((one) => hubVpnGateway(name, address, one)),
    expressRouteGateways: from.expressRouteGateways.map((one) => ({
      ...one,
      id: declarationId('expressRouteGateway', [name, one.name]),
    })),
    routeServers: [],
    firewalls,
  };
  const [firewall] = firewalls;
  const table = (tableName: string, labels: readonly string[], routes: readonly HubRoute[]): HubRouteTable => ({
    kind: 'hubRouteTable',
    id: declarationId('hubRouteTable', [name, tableName]),
    name: tableName,
    label: `${name}.${tableName}`,
    hub: declared.id,
    labels,
    routes,
  });
  return {
    kind: 'virtualHub',
    ...declared,
    virtualWan,
    vnet,
    hubRoutingPreference: 'ExpressRoute',
    virtualRouterIps: defaultRouterIps(address),
    routingIntent: firewall && intentOf(name, firewall.id, intent),
    defaultRouteTable: table(
      'defaultRouteTable',
      [defaultLabel],
      firewall && intent.privateTraffic ? privateRoutes(name, firewall.id, privatePrefixes) : [],
    ),
    noneRouteTable: table('noneRouteTable', [], []),
    hubRouteTables: [],
  };
}

/** W004: active-active, with the AS number 65515; its public addresses are new. */
function hubVpnGateway(hub: string, address: Prefix, gateway: VpnGateway): VpnGateway {
  const id = declarationId('vpnGateway', [hub, gateway.name]);
  const hosts = gateway.hosts.map((host) => ({ ...host, id: declarationId('host', [hub, gateway.name, host.name]) }));
  return {
    ...gateway,
    id,
    asn: undefined,
    activeActive: true,
    bgpIps: defaultHubVpnAddresses(address),
    publicIps: [],
    hosts,
  };
}

function intentOf(hub: string, firewall: DeclId, intent: HubPlan['intent']): RoutingIntent | undefined {
  if (!intent.privateTraffic && !intent.internet) return undefined;
  return {
    id: `routingIntent:${hub}`,
    privateTraffic: intent.privateTraffic ? firewall : undefined,
    internet: intent.internet ? firewall : undefined,
  };
}

function privateRoutes(hub: string, firewall: DeclId, prefixes: readonly Prefix[]): readonly HubRoute[] {
  if (prefixes.length === 0) return [];
  const name = 'private_traffic';
  const id = declarationId('hubRoute', [hub, 'defaultRouteTable', name]);
  return [{ kind: 'hubRoute', id, name, prefixes, nextHop: firewall }];
}
