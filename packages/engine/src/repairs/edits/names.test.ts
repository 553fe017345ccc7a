import { expect, test } from 'vitest';
import { prefix } from '../../address/index.js';
import { topologyOf } from '../../testing/builder.js';
import type { PlainNextHop } from '../../topology/index.js';
import { routeName, tableName } from './names.js';

const topology = topologyOf({
  vnets: {
    hub: {
      address: '10.0.0.0/16',
      subnets: {
        GatewaySubnet: { prefix: '10.0.0.0/27' },
        AzureFirewallManagementSubnet: { prefix: '10.0.0.64/26' },
        tools: { prefix: '10.0.1.0/24' },
        apps: { prefix: '10.0.2.0/24' },
        constructor: { prefix: '10.0.3.0/24' },
      },
    },
    spoke: { address: '10.1.0.0/16', subnets: { apps: { prefix: '10.1.0.0/24' } } },
    big: {
      address: '10.2.0.0/16',
      subnets: { apps: { prefix: '10.2.0.0/24' }, 'big-data': { prefix: '10.2.1.0/24' } },
    },
  },
  sites: { dc: { address: '192.168.0.0/16' } },
  routeTables: { 'rt-hub-tools': { routes: [] } },
});

test.each<[prefix: string, type: PlainNextHop['type'], name: string]>([
  ['0.0.0.0/0', 'Internet', 'default'],
  ['128.0.0.0/1', 'Internet', 'default-2'],
  ['10.1.0.0/16', 'VnetLocal', 'to-spoke'],
  ['192.168.0.0/16', 'VirtualNetworkGateway', 'to-dc'],
  ['10.1.0.0/24', 'VnetLocal', 'to-spoke'],
  ['10.0.1.0/24', 'VnetLocal', 'to-tools'],
  ['10.2.0.0/24', 'VnetLocal', 'to-big-apps'],
  ['10.0.0.0/27', 'VnetLocal', 'to-gateway'],
  ['10.0.3.0/24', 'VnetLocal', 'to-constructor'],
  ['10.2.0.0/15', 'VnetLocal', 'to-big'],
  ['10.0.0.0/15', 'VnetLocal', 'to-10-0-0-0-15'],
  ['10.9.0.0/16', 'Internet', 'to-10-9-0-0-16'],
  ['10.9.0.4/32', 'Internet', 'to-10-9-0-4'],
  ['10.9.0.0/16', 'None', 'unused'],
  ['10.1.0.0/16', 'None', 'drop-spoke'],
  ['10.9.0.4/32', 'None', 'drop-10-9-0-4'],
])('a route for %s to %s is called %s', (to, type, name) => {
  expect(routeName(topology, prefix(to), { type })).toBe(name);
});

test.each([
  [['subnet:hub/apps'], 'rt-hub-apps'],
  [['subnet:hub/tools'], 'rt-hub-tools-2'],
  [['subnet:hub/AzureFirewallManagementSubnet'], 'rt-hub-firewall-management'],
  [['subnet:spoke/apps', 'subnet:big/apps'], 'rt-apps'],
  [['subnet:big/big-data'], 'rt-big-data'],
  [['subnet:hub/constructor'], 'rt-hub-constructor'],
  [[], 'rt'],
])('a table for %s is called %s', (subnets, name) => {
  expect(tableName(topology, subnets)).toBe(name);
});
