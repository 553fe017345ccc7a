import { expect, test } from 'vitest';
import type { TopologySpec } from '../../testing/builder.js';
import { multiRegion, overlayToCpe, redundantNvas, routeServerDefault, twoHalves } from '../../testing/designs.js';
import { paths } from '../../testing/paths.js';
import { told } from '../../testing/told.js';

/** Two hubs whose NVA subnets send a prefix that no network has to each other. */
const twoNodes: TopologySpec = {
  vnets: {
    a: {
      address: '10.1.0.0/16',
      subnets: {
        nva: { prefix: '10.1.1.0/24', nics: { n1: '10.1.1.4' }, routeTable: 'to-b' },
        vms: { prefix: '10.1.2.0/24', nics: { vm: '10.1.2.4' }, routeTable: 'to-a' },
      },
    },
    b: {
      address: '10.2.0.0/16',
      subnets: { nva: { prefix: '10.2.1.0/24', nics: { n2: '10.2.1.4' }, routeTable: 'to-a' } },
    },
  },
  peerings: ['a aft <-> b aft'],
  routeTables: { 'to-b': { routes: ['10.9.0.0/16 -> 10.2.1.4'] }, 'to-a': { routes: ['10.9.0.0/16 -> 10.1.1.4'] } },
  nvas: { n1: { nics: ['a/nva/n1'] }, n2: { nics: ['b/nva/n2'] } },
};

/** R079, R192 (e): a table that leads to the NVA, associated with the NVA's own subnet. */
const ownSubnet: TopologySpec = {
  vnets: {
    v: {
      address: '10.1.0.0/16',
      subnets: {
        shared: { prefix: '10.1.1.0/24', nics: { n: '10.1.1.4', vm: '10.1.1.9' }, routeTable: 'rt' },
      },
    },
  },
  routeTables: { rt: { routes: ['10.0.0.0/8 -> 10.1.1.4'] } },
  nvas: { n: { nics: ['v/shared/n'] } },
};

/** A firewall whose own subnet has a default route to itself. */
const firewallToItself: TopologySpec = {
  vnets: {
    v: {
      address: '10.1.0.0/16',
      firewall: ['azfw', '10.1.4.4'],
      subnets: {
        AzureFirewallSubnet: { prefix: '10.1.4.0/26', routeTable: 'rt' },
        vms: { prefix: '10.1.2.0/24', nics: { vm: '10.1.2.4' }, routeTable: 'rt' },
      },
    },
  },
  routeTables: { rt: { routes: ['0.0.0.0/0 -> 10.1.4.4'] } },
};

const kinds: readonly [name: string, spec: TopologySpec, findings: readonly string[]][] = [
  ['(a) a self row for the Internet', routeServerDefault(), ['nva:nva1 AZR101|nva:nva1|0.0.0.0/0']],
  ['none once the subnet has a route to the Internet', routeServerDefault({ f1: true }), []],
  [
    '(a) self rows for the other region and for unused space of the own summary',
    multiRegion(),
    [
      'nva:nva1 AZR102|nva:nva1|10.1.0.0/16',
      'nva:nva1 AZR101|nva:nva1|nva:nva2',
      'nva:nva2 AZR102|nva:nva2|10.2.0.0/16',
      'nva:nva2 AZR101|nva:nva2|nva:nva1',
    ],
  ],
  [
    'only unused space after E1',
    multiRegion('routes'),
    ['nva:nva1 AZR102|nva:nva1|10.1.0.0/16', 'nva:nva2 AZR102|nva:nva2|10.2.0.0/16'],
  ],
  ['none after E1 with discard routes', multiRegion('more-routes'), []],
  ['(b) two NVAs that send to each other', twoNodes, ['nva:n2 AZR102|nva:n1,nva:n2']],
  [
    '(c) NVA and gateway',
    twoHalves({ branchToBranch: true }),
    ['vpnGateway:hub1/vpn1 AZR104|nva:nva1,vpnGateway:hub1/vpn1|routeServer:hub1/ars1'],
  ],
  ['(d) outer packets of a tunnel', overlayToCpe('no-host-route'), ['nva:nva1 AZR105|nva:nva1|router:dc/cpe']],
  ['(e) a table on the subnet of its own next hop', ownSubnet, ['nva:n AZR102|nva:n|10.0.0.0/8']],
  ['a firewall whose table leads to itself', firewallToItself, ['firewall:v/azfw AZR106|firewall:v/azfw|0.0.0.0/0']],
  [
    'a load balancer before the NVAs that send to it',
    redundantNvas(false),
    [
      'nva:nva1 AZR102|nva:nva1,nva:nva1b|10.1.0.0/16',
      'nva:nva1 AZR107|nva:nva1,nva:nva1b|10.2.0.0/16',
      'nva:nva2 AZR107|nva:nva2,nva:nva2b|10.1.0.0/16',
      'nva:nva2 AZR102|nva:nva2,nva:nva2b|10.2.0.0/16',
    ],
  ],
];

test.each(kinds)('loops: %s', (_name, spec, findings) => {
  expect(paths(spec).findings(/AZR10\d/)).toEqual(findings);
});

test('a site that is hit in part is named by the looping rows, unless these leave something out', () => {
  const message = (routes: readonly string[]) => {
    const table = (nva: string) => ({ routes: [...routes.map((to) => `${to} -> ${nva}`), '10.9.128.0/17 -> None'] });
    const routeTables = { 'to-b': table('10.2.1.4'), 'to-a': table('10.1.1.4') };
    const spec: TopologySpec = { ...twoNodes, sites: { dc: { address: '10.9.0.0/16' } }, routeTables };
    return paths(spec).message('AZR103|nva:n1,nva:n2');
  };
  expect(message(['10.9.1.0/24', '10.9.3.0/24'])).toContain('Packets for 10.9.1.0/24 and 10.9.3.0/24 loop');
  expect(message(['10.9.1.0/24', '10.0.0.0/8'])).toContain('Packets for 10.9.0.0/16 loop');
});

test('IPv6 packets that no NIC can send are in no loop', () => {
  const spec = (vm: string): TopologySpec => ({
    ...ownSubnet,
    vnets: {
      v: {
        address: '10.1.0.0/16, fd00:1::/48',
        subnets: {
          shared: {
            prefix: '10.1.1.0/24, fd00:1:0:1::/64',
            nics: { n: '10.1.1.4, fd00:1:0:1::4', a: '10.1.1.8', vm },
            routeTable: 'rt',
          },
        },
      },
    },
    routeTables: { rt: { routes: ['fd00:9::/48 -> fd00:1:0:1::4'] } },
  });
  expect(paths(spec('10.1.1.9')).findings(/AZR10\d/)).toEqual([]);
  expect(paths(spec('10.1.1.9, fd00:1:0:1::9')).related('AZR102|nva:n|fd00:9::/48|IPv6')?.[0]).toContain(
    'nic:v/shared/vm',
  );
});

test('what a VM sends to itself leaves no NIC, so another one of its subnet has to send into the loop', () => {
  const spec = (to: string, nics: Readonly<Record<string, string>>): TopologySpec => ({
    ...ownSubnet,
    vnets: { v: { address: '10.1.0.0/16', subnets: { shared: { prefix: '10.1.1.0/24', nics, routeTable: 'rt' } } } },
    routeTables: { rt: { routes: [`${to} -> 10.1.1.4`] } },
  });
  const [n, a, b] = ['10.1.1.4', '10.1.1.8', '10.1.1.9'];
  expect(paths(spec('10.1.1.8/32', { n, a })).findings(/AZR10\d/)).toEqual([]);
  expect(paths(spec('10.1.1.8/29', { n, a: '10.1.1.12' })).findings(/AZR10\d/)).toEqual([
    'nva:n AZR106|nva:n|10.1.1.8/29',
  ]);
  const { findings, related } = paths(spec('10.1.1.8/32', { n, a, b }));
  expect(findings(/AZR10\d/)).toEqual(['nva:n AZR106|nva:n|10.1.1.8/32']);
  expect(related('AZR106|nva:n|10.1.1.8/32')?.[0]).toContain('nic:v/shared/b');
});

test('the message names prefixes, place, row, traffic and the next step', () => {
  expect(paths(multiRegion()).message('AZR101|nva:nva1|nva:nva2')).toBe(
    'Packets for 10.2.16.0/24 and 10.2.17.0/24 loop at nva1. It sends them out of hub1.nva1, whose effective route 10.2.0.0/16 points back to 10.1.1.4, nva1 itself. Traffic from spoke11, spoke12 and hub1 is affected. Add a user-defined route on subnet hub1.nva or a tunnel to nva2.',
  );
  expect(paths(twoNodes).message('AZR102|nva:n1,nva:n2')).toBe(
    'Packets for unused addresses of 10.9.0.0/16, such as 10.9.0.4, loop between n1 and n2. n1 sends them to n2 (row 10.9.0.0/16 VirtualAppliance 10.2.1.4 of a.n1), n2 sends them to n1 (row 10.9.0.0/16 VirtualAppliance 10.1.1.4 of b.n2). Traffic from a is affected. Discard them with a user-defined route to None on subnet a.nva.',
  );
  expect(paths(overlayToCpe('no-host-route')).message('AZR105|nva:nva1|router:dc/cpe')).toContain(
    'Packets for 192.168.0.0/16 loop at nva1 inside tunnel tun0. The outer packets leave through hub1.nva1',
  );
});

test('the next step for a loop through a gateway or a circuit keeps the routes from it', () => {
  expect(
    paths(twoHalves({ branchToBranch: true })).message('AZR104|nva:nva1,vpnGateway:hub1/vpn1|routeServer:hub1/ars1'),
  ).toContain(
    'Do not let vpn1 learn what nva1 announces: turn branchToBranch off on ars1, announce it there with community no-advertise, or filter it with "deny".',
  );
});

test('the related places are the way of one packet', () => {
  expect(paths(multiRegion('routes')).related('AZR102|nva:nva2|10.2.0.0/16')).toEqual([
    'nic:hub1/vms/vm | hub1.vm: 10.2.0.0/16 VirtualNetworkGateway 10.1.1.4 → nva1',
    "nva:nva1 | nva1's operating system: BGP route 10.2.0.0/16 from nva2 [65002], out of hub1.nva1",
    'nic:hub1/nva/nva1 | hub1.nva1: 10.2.0.0/16 VirtualAppliance 10.2.1.4 → nva2',
    "nva:nva2 | nva2's operating system: default route 0.0.0.0/0, out of hub2.nva2",
    'nic:hub2/nva/nva2 | hub2.nva2: 10.2.0.0/16 VirtualNetworkGateway 10.2.1.4 → nva2 again',
  ]);
});

test('a VNet without NICs sends from its subnets; an NVA alone sends nothing', () => {
  const { vms: _vms, ...onlyNva } = twoNodes.vnets?.a?.subnets ?? {};
  const silent: TopologySpec = {
    ...twoNodes,
    vnets: { ...twoNodes.vnets, a: { address: '10.1.0.0/16', subnets: onlyNva } },
  };
  expect(paths(silent).findings(/AZR10\d/)).toEqual([]);
  const empty = { c: { address: '10.3.0.0/16', subnets: { free: { prefix: '10.3.0.0/24', routeTable: 'to-a' } } } };
  const withEmpty: TopologySpec = {
    ...silent,
    vnets: { ...silent.vnets, ...empty },
    peerings: ['a aft <-> b aft', 'a aft <-> c aft'],
  };
  expect(paths(withEmpty).findings()).toEqual(['nva:n2 AZR102|nva:n1,nva:n2']);
});

test('nothing depends on the order of declarations', () => {
  const spec = multiRegion();
  const turned: TopologySpec = {
    ...spec,
    vnets: Object.fromEntries(Object.entries(spec.vnets ?? {}).reverse()),
    nvas: Object.fromEntries(Object.entries(spec.nvas ?? {}).reverse()),
    peerings: [...(spec.peerings ?? [])].reverse(),
    sessions: [...(spec.sessions ?? [])].reverse(),
  };
  const [one, other] = [paths(spec), paths(turned)].map(({ snapshot }) => snapshot);
  expect(told(other?.findings() ?? [])).toEqual(told(one?.findings() ?? []));
});
