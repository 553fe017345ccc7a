import { address, prefix, type Vnet } from '@azroute/engine';
import type { VnetPlan } from './plan.js';
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
  const subnet = (subnetName: string, range: string) => ({
    ...bare,
    ...named('subnet', `${name}/${subnetName}`),
    prefixes: [prefix(range)],
  });
  const nic = (path: string, ips: readonly string[]) => ({
    kind: 'nic' as const,
    ...named('nic', `${name}/${path}`),
    addresses: ips.map(address),
  });
  const six = (host: string) => (plan.ipv6 ? [`fd00:${plan.net}::${host}`] : []);
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
    subnets: [
      subnet('GatewaySubnet', ip('0.0/27')),
      subnet('RouteServerSubnet', ip('0.32/27')),
      {
        ...subnet('nva', ip('2.0/24')),
        routeTable: table(plan.nvaTable),
        nics: [nic('nva/a', [ip('2.4'), ...six('2:4')]), nic('nva/b', [ip('2.5')])],
        loadBalancers: plan.loadBalancer
          ? [
              {
                kind: 'loadBalancer',
                ...named('loadBalancer', `${name}/nva/ilb`),
                address: address(ip('2.100')),
                backends: [`nic:${name}/nva/a`, `nic:${name}/nva/b`],
              },
            ]
          : [],
      },
      {
        ...subnet('apps', ip('3.0/24')),
        routeTable: table(plan.appsTable),
        serviceEndpoints: plan.serviceEndpoint ? ['Microsoft.Storage'] : [],
        privateEndpointNetworkPolicies: plan.endpointPolicy as 'Disabled',
        nics: [nic('apps/vm', [ip('3.4'), ...six('3:4')])],
        privateEndpoints: plan.endpoint
          ? [{ kind: 'privateEndpoint', ...named('privateEndpoint', `${name}/apps/pe`), address: address(ip('3.9')) }]
          : [],
      },
    ],
    vpnGateways: plan.vpn
      ? [
          {
            kind: 'vpnGateway',
            ...named('vpnGateway', `${name}/vpn`),
            asn: plan.vpn.asn,
            activeActive: plan.vpn.activeActive,
            bgpIps: [],
            publicIps: plan.vpn.publicIp ? [address(`20.0.0.${i + 1}`)] : [],
            pointToSite: plan.vpn.pointToSite ? [prefix('172.31.0.0/24')] : [],
          },
        ]
      : [],
    expressRouteGateways: plan.expressRoute
      ? [{ kind: 'expressRouteGateway', ...named('expressRouteGateway', `${name}/er`) }]
      : [],
    routeServers: plan.routeServer
      ? [
          {
            kind: 'routeServer',
            ...named('routeServer', `${name}/ars`),
            branchToBranch: plan.routeServer.branchToBranch,
            hubRoutingPreference: plan.routeServer.hubRoutingPreference as 'ExpressRoute',
            ips: [],
          },
        ]
      : [],
    firewalls: [],
  };
}
