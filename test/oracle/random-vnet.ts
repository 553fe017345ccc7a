import { address, prefix, type RouteServer, type Vnet, type VpnGateway } from '@azroute/engine';
import type { VnetPlan } from './plan.js';
import { hostsIn } from './random-hosts.js';
import { named } from './random-topology.js';

/** The VNet that a plan describes: always with the same four subnets, on `10.<net>.0.0`. */
export function vnetOf(plan: VnetPlan, i: number, tables: number): Vnet {
  const name = `vnet${i}`;
  const ip = (rest: string) => `10.${plan.net}.${rest}`;
  const table = (index: number | undefined) =>
    index === undefined || tables === 0 ? undefined : `routeTable:rt${index % tables}`;
  const bare = {
    kind: 'subnet' as const,
    routeTable: undefined,
    serviceEndpoints: [],
    privateEndpointNetworkPolicies: 'Disabled' as const,
    nics: [],
    loadBalancers: [],
    privateEndpoints: [],
  };
  const subnet = (subnetName: string, ...ranges: readonly string[]) => ({
    ...bare,
    ...named('subnet', `${name}/${subnetName}`),
    prefixes: ranges.map(prefix),
  });
  const nic = (path: string, ips: readonly string[], further: string | undefined) => ({
    kind: 'nic' as const,
    ...named('nic', `${name}/${path}`),
    addresses: ips.map(address),
    secondaryAddresses: plan.secondary && further !== undefined ? [address(further)] : [],
  });
  const six = (host: string) => (plan.ipv6 ? [`fd00:${plan.net}:0:${host}`] : []);
  return {
    kind: 'vnet',
    ...named('vnet', name),
    location: plan.location,
    addressSpace: [
      ip(`0.0/${plan.size}`),
      ...(plan.second ? [plan.second] : []),
      ...(plan.ipv6 ? [`fd00:${plan.net}::/48`] : []),
    ]
      .filter((text) => text !== '10.0.0.0/8')
      .concat(plan.second === '10.0.0.0/8' ? ['10.128.0.0/9'] : [])
      .map(prefix),
    summarizedGatewayPrefixes: plan.summaries.map(prefix),
    privateEndpointVNetPolicies: plan.endpointVnetPolicy as 'Disabled',
    subnets: [
      { ...subnet('GatewaySubnet', ip('0.0/27')), routeTable: table(plan.gatewayTable) },
      subnet('RouteServerSubnet', ip('0.32/27')),
      ...(plan.firewall
        ? [{ ...subnet('AzureFirewallSubnet', ip('1.0/26')), routeTable: table(plan.firewallTable) }]
        : []),
      {
        ...subnet('nva', ip('2.0/24'), ...six('2::/64')),
        routeTable: table(plan.nvaTable),
        nics: [
          nic('nva/a', [ip('2.4'), ...six('2::4')], ip('2.20')),
          nic('nva/b', [ip('2.5'), ...six('2::5')], undefined),
        ],
        loadBalancers: plan.loadBalancer
          ? [
              {
                kind: 'loadBalancer',
                ...named('loadBalancer', `${name}/nva/ilb`),
                address: address(ip('2.100')),
                ports: plan.loadBalancerPorts,
                backends: plan.loadBalancer.map((path) => `nic:${name}/${path}`),
              },
            ]
          : [],
      },
      {
        ...subnet('apps', ip('3.0/24'), ...six('3::/64')),
        routeTable: table(plan.appsTable),
        serviceEndpoints: plan.serviceEndpoints,
        privateEndpointNetworkPolicies: plan.endpointPolicy as 'Disabled',
        nics: [nic('apps/vm', [ip('3.4'), ...six('3::4')], ip('3.20'))],
        privateEndpoints:
          plan.endpoint || plan.exempt
            ? [{ kind: 'privateEndpoint', ...named('privateEndpoint', `${name}/apps/pe`), address: address(ip('3.9')) }]
            : [],
      },
    ],
    vpnGateways: vpnGateways(plan, i),
    expressRouteGateways: plan.expressRoute
      ? twice(plan, 'er').map((er) => ({
          kind: 'expressRouteGateway' as const,
          ...named('expressRouteGateway', `${name}/${er}`),
        }))
      : [],
    routeServers: routeServers(plan, i),
    firewalls: plan.firewall
      ? [
          {
            kind: 'firewall',
            ...named('firewall', `${name}/azfw`),
            address: plan.firewall === 'written' ? address(ip('1.4')) : undefined,
          },
        ]
      : [],
  };
}

function vpnGateways({ vpn, net, ...plan }: VnetPlan, i: number): VpnGateway[] {
  if (!vpn) return [];
  const bgpIps = vpn.activeActive ? ['0.10', '0.11'] : ['0.14'];
  return twice(plan, 'vpn').map((name, n) => ({
    kind: 'vpnGateway',
    ...named('vpnGateway', `vnet${i}/${name}`),
    asn: n === 0 ? vpn.asn : 65009,
    activeActive: vpn.activeActive,
    bgpIps: vpn.bgpIps ? bgpIps.map((rest) => address(`10.${net}.${rest}`)) : [],
    publicIps: Array.from({ length: vpn.publicIps }, (_, k) => address(`20.${n}.${k}.${i + 1}`)),
    pointToSite: vpn.pointToSite.map(prefix),
    gatewayDefaultSite: undefined,
    hosts: n === 0 ? hostsIn(`vnet${i}/${name}`, vpn.pointToSite, vpn.hosts) : [],
  }));
}

function routeServers({ routeServer, ...plan }: VnetPlan, i: number): RouteServer[] {
  if (!routeServer) return [];
  return twice(plan, 'ars').map((name, n) => ({
    kind: 'routeServer',
    ...named('routeServer', `vnet${i}/${name}`),
    branchToBranch: n === 0 ? routeServer.branchToBranch : !routeServer.branchToBranch,
    hubRoutingPreference: routeServer.hubRoutingPreference as 'ExpressRoute',
  }));
}

function twice({ spare }: Pick<VnetPlan, 'spare'>, name: string): string[] {
  return spare ? [name, `${name}-too`] : [name];
}
