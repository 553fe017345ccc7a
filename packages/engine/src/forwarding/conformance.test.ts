import { expect, test } from 'vitest';
import type { SessionSpec, TopologySpec } from '../testing/builder.js';
import { paths } from '../testing/paths.js';

/** Case 18: one NVA announces 0.0.0.0/0 and its own subnet to the Route Server; nothing cures the self row. */
const case18: TopologySpec = {
  vnets: {
    hub: {
      address: '10.1.0.0/16',
      routeServer: { name: 'ars', branchToBranch: true },
      subnets: {
        RouteServerSubnet: { prefix: '10.1.1.0/24' },
        nva: { prefix: '10.1.2.0/24', nics: { nva: '10.1.2.4' } },
      },
    },
    spoke1: {
      address: '10.2.0.0/16',
      subnets: { test: { prefix: '10.2.0.0/24', routeTable: 'rt-test', nics: { vm: '10.2.0.4' } } },
    },
  },
  peerings: ['hub agt aft <-> spoke1 urg aft'],
  routeTables: { 'rt-test': { routes: ['82.65.43.153/32 -> Internet'] } },
  nvas: { nva: { nics: ['hub/nva/nva'], asn: 65001, advertise: '0.0.0.0/0, 10.1.2.0/24' } },
  sessions: [{ from: 'nva:nva', to: 'routeServer:hub/ars' }],
};

test('case 18: the spoke reaches the author directly, everything else goes round at the NVA', () => {
  const { trace } = paths(case18);
  expect(trace('nic:spoke1/test/vm', '82.65.43.153')).toBe('internet');
  expect(trace('nic:spoke1/test/vm', '8.8.8.8')).toBe('loop by nva');
  expect(trace('nic:spoke1/test/vm', '10.1.2.4')).toBe('delivered');
});

/** Case 26: two NVAs with two NICs each; the outer ones stand in a subnet whose default route leads to the Internet. */
const case26: TopologySpec = {
  vnets: {
    vnet1: {
      address: '10.0.1.0/24',
      routeServer: { name: 'ars', branchToBranch: true },
      vpnGateway: { name: 'gw1', asn: 65001, activeActive: true, bgpIps: '10.0.1.228, 10.0.1.229' },
      subnets: {
        outer: { prefix: '10.0.1.0/27', routeTable: 'rt', nics: { nva1: '10.0.1.10', nva2: '10.0.1.11' } },
        inner: { prefix: '10.0.1.32/27', nics: { 'nva1-in': '10.0.1.40', 'nva2-in': '10.0.1.41' } },
        RouteServerSubnet: { prefix: '10.0.1.64/27' },
        apps: { prefix: '10.0.1.128/26', nics: { vm1: '10.0.1.140' } },
        GatewaySubnet: { prefix: '10.0.1.224/27' },
      },
    },
    vnet2: {
      address: '10.0.2.0/24',
      vpnGateway: { name: 'gw2', asn: 65002, activeActive: true, bgpIps: '10.0.2.228, 10.0.2.229' },
      subnets: {
        apps: { prefix: '10.0.2.0/25', nics: { vm2: '10.0.2.10' } },
        GatewaySubnet: { prefix: '10.0.2.224/27' },
      },
    },
    vnet3: { address: '10.0.3.0/24', subnets: { apps: { prefix: '10.0.3.0/25', nics: { vm3: '10.0.3.10' } } } },
  },
  peerings: ['vnet1 agt aft <-> vnet3 urg aft'],
  routeTables: { rt: { routes: ['0.0.0.0/0 -> Internet'] } },
  connections: [{ from: 'vpnGateway:vnet1/gw1', to: 'vpnGateway:vnet2/gw2', enableBgp: true }],
  nvas: {
    nva1: { nics: ['vnet1/outer/nva1', 'vnet1/inner/nva1-in'], asn: 65010, snat: 'internet' },
    nva2: { nics: ['vnet1/outer/nva2', 'vnet1/inner/nva2-in'], asn: 65010, snat: 'internet' },
  },
  sessions: ['nva1', 'nva2'].map(
    (nva, i): SessionSpec => ({
      from: `nva:${nva}`,
      to: 'routeServer:vnet1/ars',
      fromPolicy: { advertise: '0.0.0.0/0', nextHop: `10.0.1.4${i}` },
    }),
  ),
};

test('case 26: the Internet by both NVAs, the other VNets by the gateways and the peering', () => {
  const { trace } = paths(case26);
  expect(trace('nic:vnet1/apps/vm1', '8.8.8.8')).toBe('internet by [internet by nva1 | internet by nva2]');
  expect(trace('nic:vnet3/apps/vm3', '8.8.8.8')).toBe('internet by [internet by nva1 | internet by nva2]');
  expect(trace('nic:vnet3/apps/vm3', '10.0.2.10')).toBe('delivered by gw1 gw2');
  expect(trace('nic:vnet2/apps/vm2', '10.0.3.10')).toBe('delivered by gw2 gw1');
  expect(trace('nic:vnet2/apps/vm2', '8.8.8.8')).toBe('internet');
});

/** Case 44: two hubs with a Route Server and a router each, BGP between the routers over the peering, no tunnel. */
function case44(tables: boolean): TopologySpec {
  return {
    vnets: {
      'On-Prem': {
        location: 'remote',
        address: '10.0.0.0/16',
        vpnGateway: { name: 'On-Prem-VNG', asn: 65001, bgpIps: '10.0.0.4' },
        subnets: {
          GatewaySubnet: { prefix: '10.0.0.0/27' },
          vms: { prefix: '10.0.10.0/24', nics: { vm: '10.0.10.4' } },
        },
      },
      HUB: {
        location: 'southcentralus',
        address: '10.1.0.0/16',
        routeServer: { name: 'Routeserver', branchToBranch: true },
        subnets: {
          External: { prefix: '10.1.0.0/24', nics: { csr: '10.1.0.4' } },
          Internal: {
            prefix: '10.1.1.0/24',
            nics: { 'csr-in': '10.1.1.4' },
            ...(tables ? { routeTable: 'To-Side2' } : {}),
          },
          RouteServerSubnet: { prefix: '10.1.2.0/27' },
          vms: { prefix: '10.1.10.0/24', nics: { vm: '10.1.10.4' } },
        },
      },
      Spoke: {
        location: 'westus',
        address: '10.4.0.0/16',
        subnets: { vms: { prefix: '10.4.10.0/24', nics: { vm: '10.4.10.4' } } },
      },
      HUB1: {
        location: 'eastus',
        address: '10.3.0.0/16',
        routeServer: { name: 'Routeserver1' },
        subnets: {
          CSR1: { prefix: '10.3.0.0/24', nics: { csr1: '10.3.0.4' }, ...(tables ? { routeTable: 'To-Side1' } : {}) },
          RouteServerSubnet: { prefix: '10.3.1.0/27' },
          vms: { prefix: '10.3.10.0/24', nics: { vm: '10.3.10.4' } },
        },
      },
      Spoke1: {
        location: 'eastus',
        address: '10.5.0.0/16',
        subnets: { vms: { prefix: '10.5.10.0/24', nics: { vm: '10.5.10.4' } } },
      },
    },
    peerings: ['HUB agt <-> Spoke urg', 'HUB1 agt aft <-> Spoke1 urg aft', 'HUB aft <-> HUB1 aft'],
    routeTables: {
      'To-Side2': { routes: ['10.5.0.0/16 -> 10.3.0.4'] },
      'To-Side1': { routes: ['10.4.0.0/16 -> 10.1.1.4', '10.0.0.0/16 -> 10.1.1.4'] },
    },
    connections: [{ from: 'vpnGateway:On-Prem/On-Prem-VNG', to: 'nva:CSR', enableBgp: true }],
    nvas: {
      CSR: { nics: ['HUB/Internal/csr-in', 'HUB/External/csr'], asn: 65002 },
      CSR1: { nics: ['HUB1/CSR1/csr1'], asn: 65005 },
    },
    sessions: [
      { from: 'nva:CSR', to: 'routeServer:HUB/Routeserver', fromPolicy: { asOverride: true, deny: '192.168.0.0/16' } },
      { from: 'nva:CSR1', to: 'routeServer:HUB1/Routeserver1', fromPolicy: { asOverride: true } },
      { from: 'nva:CSR', to: 'nva:CSR1' },
    ],
  };
}

test.each([
  ['without route tables', false, 'loop by CSR', 'loop by CSR1', 'loop by CSR1'],
  ['with route tables', true, 'delivered by CSR CSR1', 'delivered by CSR1 CSR', 'delivered by CSR1 CSR On-Prem-VNG'],
])('case 44 %s', (_name, tables, there, back, onPremises) => {
  const { trace } = paths(case44(tables));
  expect(trace('nic:Spoke/vms/vm', '10.5.10.4')).toBe(there);
  expect(trace('nic:Spoke1/vms/vm', '10.4.10.4')).toBe(back);
  expect(trace('nic:Spoke1/vms/vm', '10.0.10.4')).toBe(onPremises);
});
