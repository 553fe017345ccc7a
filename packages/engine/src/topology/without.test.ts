import { expect, test } from 'vitest';
import { topologyOf } from '../testing/builder.js';
import type { Topology } from './topology.js';
import { without } from './without.js';

const topology = topologyOf({
  vnets: {
    hub: {
      address: '10.1.0.0/16',
      vpnGateway: { name: 'vpn1' },
      expressRouteGateway: 'er1',
      routeServer: { name: 'ars1' },
      firewall: ['azfw', '10.1.4.4'],
      subnets: {
        nva: {
          prefix: '10.1.1.0/24',
          nics: { n1: '10.1.1.4', n2: '10.1.1.5', vm: '10.1.1.6' },
          loadBalancers: { ilb: ['10.1.1.100', 'n1', 'n2'] },
        },
      },
    },
    spoke: { address: '10.2.0.0/16' },
  },
  peerings: ['hub <-> spoke'],
  nvas: { n1: { nics: ['hub/nva/n1'], asn: 65001 }, n2: { nics: ['hub/nva/n2'], asn: 65002 } },
  sites: { dc: { address: '192.168.0.0/16', routers: { cpe: { address: '192.168.0.1', asn: 65100 } } } },
  circuits: ['er'],
  connections: [
    { from: 'vpnGateway:hub/vpn1', to: 'router:dc/cpe' },
    { from: 'expressRouteGateway:hub/er1', to: 'circuit:er' },
  ],
  tunnels: { tun0: ['vxlan', 'nva:n1', 'nva:n2'] },
  sessions: [
    { from: 'nva:n1', to: 'routeServer:hub/ars1' },
    { from: 'nva:n1', to: 'nva:n2', over: 'tun0' },
  ],
});

/** All ids of a topology that can be gone. */
function ids({ vnets, peerings, sites, circuits, connections, nvas, sessions, tunnels }: Topology): string[] {
  const devices = vnets.flatMap((vnet) => [
    ...vnet.vpnGateways,
    ...vnet.expressRouteGateways,
    ...vnet.routeServers,
    ...vnet.firewalls,
    ...vnet.subnets.flatMap(({ nics }) => nics),
  ]);
  const routers = sites.flatMap((site) => site.routers);
  return [
    ...vnets,
    ...devices,
    ...peerings,
    ...sites,
    ...routers,
    ...circuits,
    ...connections,
    ...nvas,
    ...sessions,
    ...tunnels,
  ].map(({ id }) => id);
}

const cases: readonly [down: string, gone: readonly string[]][] = [
  ['nic:hub/nva/vm', ['nic:hub/nva/vm']],
  ['nva:n1', ['nic:hub/nva/n1', 'nva:n1', 'bgp:n1 <-> ars1', 'bgp:n1 <-> n2', 'tunnel:tun0']],
  ['routeServer:hub/ars1', ['routeServer:hub/ars1', 'bgp:n1 <-> ars1']],
  ['tunnel:tun0', ['bgp:n1 <-> n2', 'tunnel:tun0']],
  ['site:dc', ['site:dc', 'router:dc/cpe', 'connection:vpn1 <-> cpe']],
  ['router:dc/cpe', ['router:dc/cpe', 'connection:vpn1 <-> cpe']],
  ['circuit:er', ['circuit:er', 'connection:er1 <-> er']],
  ['vpnGateway:hub/vpn1', ['vpnGateway:hub/vpn1', 'connection:vpn1 <-> cpe']],
  ['firewall:hub/azfw', ['firewall:hub/azfw']],
  ['peering:hub <-> spoke', ['peering:hub <-> spoke']],
  ['bgp:n1 <-> ars1', ['bgp:n1 <-> ars1']],
  ['nva:nobody', []],
];

test.each(cases)('without %s', (down, gone) => {
  expect(ids(topology)).toEqual(expect.arrayContaining([...gone]));
  const left = ids(without(topology, [down]));
  expect(ids(topology).filter((id) => !left.includes(id))).toEqual(
    [...gone].sort((a, b) => ids(topology).indexOf(a) - ids(topology).indexOf(b)),
  );
});

test('a load balancer sends nothing to an NVA that is down', () => {
  const [ilb] = without(topology, ['nva:n1']).vnets[0]?.subnets[0]?.loadBalancers ?? [];
  expect(ilb?.backends).toEqual(['nic:hub/nva/n2']);
});

test('what is not touched stays the same object', () => {
  const left = without(topology, ['circuit:er']);
  expect(left.vnets[0]).toBe(topology.vnets[0]);
  expect(left.nvas[0]).toBe(topology.nvas[0]);
});
