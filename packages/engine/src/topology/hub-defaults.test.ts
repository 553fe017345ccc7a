import { expect, test } from 'vitest';
import { prefix } from '../address/index.js';
import { hubExpressRouteAddresses } from './hub-defaults.js';
import { emptyTopology } from './topology.js';
import type { HubRouteTable, VirtualHub } from './virtual-wan.js';
import { without } from './without.js';

const table = (name: string): HubRouteTable => ({
  kind: 'hubRouteTable',
  id: `hubRouteTable:hub1/${name}`,
  name,
  label: name,
  hub: 'virtualHub:hub1',
  labels: [],
  routes: [],
});

const hub: VirtualHub = {
  kind: 'virtualHub',
  id: 'virtualHub:hub1',
  name: 'hub1',
  label: 'hub1',
  virtualWan: undefined,
  vnet: {
    kind: 'vnet',
    id: 'virtualHub:hub1',
    name: 'hub1',
    label: 'hub1',
    location: undefined,
    addressSpace: [prefix('10.100.0.0/23')],
    summarizedGatewayPrefixes: [],
    privateEndpointVNetPolicies: 'Disabled',
    subnets: [],
    vpnGateways: [
      {
        kind: 'vpnGateway',
        id: 'vpnGateway:hub1/vpn1',
        name: 'vpn1',
        label: 'vpn1',
        asn: undefined,
        activeActive: true,
        bgpIps: [],
        publicIps: [],
        pointToSite: [],
        gatewayDefaultSite: undefined,
        hosts: [],
      },
    ],
    expressRouteGateways: [
      { kind: 'expressRouteGateway', id: 'expressRouteGateway:hub1/er1', name: 'er1', label: 'er1' },
    ],
    routeServers: [],
    firewalls: [],
  },
  hubRoutingPreference: 'ExpressRoute',
  virtualRouterIps: [],
  routingIntent: undefined,
  defaultRouteTable: table('defaultRouteTable'),
  noneRouteTable: table('noneRouteTable'),
  hubRouteTables: [],
};

test('an ExpressRoute gateway keeps its addresses when the VPN gateway of its hub is down', () => {
  const [left] = without({ ...emptyTopology, virtualHubs: [hub] }, ['vpnGateway:hub1/vpn1']).virtualHubs;
  expect(left?.vnet.vpnGateways).toEqual([]);
  expect(left && hubExpressRouteAddresses(left).map(({ text }) => text)).toEqual(['10.100.0.14', '10.100.0.15']);
});
