import { describe, expect, test } from 'vitest';
import type { TopologySpec } from '../testing/builder.js';
import {
  basicVnet,
  gatewayAndPeerings,
  multiRegion,
  overlayToCpe,
  redundantNvas,
  routeServerDefault,
  splitRouteServer,
  twoHalves,
} from '../testing/designs.js';
import { paths } from '../testing/paths.js';

/** From, to, and the trace; section 14 of the rulebook. */
type Flow = readonly [from: string, to: string, trace: string];

const hub1 = 'nic:hub1/vms/vm';
const hub2 = 'nic:hub2/vms/vm';
const spoke11 = 'nic:spoke11/vms/vm';
const spoke12 = 'nic:spoke12/vms/vm';
const spoke21 = 'nic:spoke21/vms/vm';
const app = 'host:dc/app';

const designs: readonly [name: string, spec: TopologySpec, flows: readonly Flow[]][] = [
  [
    '14.1 basic VNet',
    basicVnet,
    [
      ['nic:vnet1/a/vm1', '10.1.1.4', 'delivered'],
      ['nic:vnet1/a/vm1', '10.9.9.9', 'dropped'],
      ['nic:vnet1/a/vm1', '8.8.8.8', 'internet'],
      ['nic:vnet1/a/vm1', '10.1.1.77', 'delivered'],
      ['nic:vnet1/a/vm1', '10.1.9.9', 'dropped'],
    ],
  ],
  [
    '14.2 ExpressRoute gateway, spoke12 without useRemoteGateways',
    gatewayAndPeerings('er', 'without'),
    [
      [spoke11, '10.1.17.4', 'dropped'],
      [spoke11, '10.1.2.4', 'delivered'],
      [spoke11, '192.168.5.5', 'delivered by er dc'],
      [hub1, '192.168.5.5', 'delivered by er dc'],
      [spoke12, '192.168.5.5', 'dropped'],
      [app, '10.1.16.4', 'delivered by dc er er1'],
      [app, '10.1.17.4', 'dropped'],
    ],
  ],
  [
    '14.2 VPN gateway, spoke12 with useRemoteGateways',
    gatewayAndPeerings('vpn', 'with'),
    [
      [spoke11, '10.1.17.4', 'dropped'],
      [spoke11, '192.168.5.5', 'delivered by vpn1 dc'],
      [spoke12, '192.168.5.5', 'delivered by vpn1 dc'],
      [app, '10.1.17.4', 'delivered by dc vpn1'],
    ],
  ],
  [
    '14.3 Route Server, nva1 announces 0.0.0.0/0',
    routeServerDefault(),
    [
      [spoke11, '8.8.8.8', 'loop by nva1'],
      [hub1, '8.8.8.8', 'loop by nva1'],
      [spoke11, '192.168.5.5', 'delivered by er dc'],
      [spoke11, '10.1.17.4', 'delivered by nva1'],
      [app, '10.1.16.4', 'delivered by dc er er1'],
    ],
  ],
  [
    '14.3 with F1 and F2',
    routeServerDefault({ f1: true, f2: true }),
    [
      [spoke11, '8.8.8.8', 'internet by nva1'],
      [spoke11, '192.168.5.5', 'delivered by nva1 er dc'],
      [app, '10.1.16.4', 'delivered by dc er er1 nva1'],
    ],
  ],
  [
    '14.4 overlay from the CPE',
    overlayToCpe(),
    [
      [spoke11, '192.168.5.5', 'delivered by nva1~tun0 cpe {er}'],
      [app, '10.1.16.4', 'delivered by cpe~tun0 nva1 {er er1}'],
      [spoke11, '8.8.8.8', 'internet by nva1'],
    ],
  ],
  [
    '14.4 (i) the prefix comes over ExpressRoute too',
    overlayToCpe('prefix-on-expressroute'),
    [[spoke11, '192.168.5.5', 'delivered by er cpe']],
  ],
  [
    '14.4 (ii) no host route to the CPE',
    overlayToCpe('no-host-route'),
    [[spoke11, '192.168.5.5', 'loop by nva1~tun0 {nva1}']],
  ],
  [
    '14.4 (iii) no Internet route on the subnet of the NVA',
    overlayToCpe('no-internet-route'),
    [
      [spoke11, '8.8.8.8', 'loop by nva1'],
      [spoke11, '192.168.5.5', 'delivered by nva1~tun0 cpe {er}'],
    ],
  ],
  [
    '14.5 multi-region loop',
    multiRegion(),
    [
      [spoke11, '10.2.16.4', 'loop by nva1'],
      [spoke21, '10.1.16.4', 'loop by nva2'],
      [spoke11, '10.2.2.4', 'delivered by nva1'],
      [hub2, '10.1.16.4', 'loop by nva2'],
      [hub1, '10.2.16.4', 'loop by nva1'],
      [spoke21, '10.1.2.4', 'delivered by nva2'],
      [hub1, '10.2.2.4', 'delivered'],
      [hub2, '10.1.2.4', 'delivered'],
      [spoke11, '10.1.17.4', 'delivered by nva1'],
      [spoke11, '10.1.200.1', 'loop by nva1'],
      [spoke11, '192.168.1.10', 'delivered by er dc'],
      [spoke21, '192.168.1.10', 'dropped'],
    ],
  ],
  [
    '14.5 E1: user-defined routes',
    multiRegion('routes'),
    [
      [spoke11, '10.2.16.4', 'delivered by nva1 nva2'],
      [spoke21, '10.1.16.4', 'delivered by nva2 nva1'],
      [spoke11, '10.2.2.4', 'delivered by nva1'],
      [hub2, '10.1.16.4', 'delivered by nva2 nva1'],
      [spoke11, '10.1.200.1', 'loop by nva1'],
    ],
  ],
  [
    '14.5 E1 with the hub prefixes and discard routes',
    multiRegion('more-routes'),
    [
      [spoke11, '10.2.2.4', 'delivered by nva1 nva2'],
      [hub2, '10.1.16.4', 'delivered by nva2 nva1'],
      [spoke11, '10.1.200.1', 'dropped by nva1'],
    ],
  ],
  [
    '14.5 E2: propagation off on the subnets of the NVAs',
    multiRegion('no-propagation'),
    [
      [spoke11, '10.2.16.4', 'dropped by nva1'],
      [hub1, '10.2.16.4', 'dropped by nva1'],
      [spoke11, '10.2.2.4', 'delivered by nva1'],
    ],
  ],
  [
    '14.6 overlay between regions',
    multiRegion('overlay'),
    [
      [spoke11, '10.2.16.4', 'delivered by nva1~vxlan0 nva2'],
      [spoke21, '10.1.16.4', 'delivered by nva2~vxlan0 nva1'],
      [spoke11, '10.2.2.4', 'delivered by nva1~vxlan0 nva2'],
      [hub2, '10.1.16.4', 'delivered by nva2~vxlan0 nva1'],
    ],
  ],
  [
    '14.7 two halves',
    twoHalves(),
    [
      [spoke11, '192.168.5.5', 'delivered by nva1 vpn1 dc'],
      [app, '10.1.16.4', 'delivered by dc vpn1'],
      [spoke11, '8.8.8.8', 'internet by nva1'],
    ],
  ],
  [
    '14.7 (3) branch-to-branch on: the gateway sends back to nva1',
    twoHalves({ branchToBranch: true }),
    [[spoke11, '192.168.5.5', 'loop by nva1 vpn1']],
  ],
  [
    '14.7 (6) without the routes on the subnet of nva1',
    twoHalves({ routes: false }),
    [[spoke11, '192.168.5.5', 'loop by nva1']],
  ],
  [
    '14.8 load balancers before two NVAs a hub',
    redundantNvas(),
    [
      [
        spoke11,
        '10.2.16.4',
        'delivered by [delivered by nva1(ilb1) [delivered by nva2(ilb2) | delivered by nva2b(ilb2)] | delivered by nva1b(ilb1) [delivered by nva2(ilb2) | delivered by nva2b(ilb2)]]',
      ],
    ],
  ],
  [
    '14.8 without routes: a row to the own load balancer is a self row',
    redundantNvas(false),
    [[spoke11, '10.2.16.4', 'loop by [loop by nva1(ilb1) | loop by nva1b(ilb1)]']],
  ],
  [
    '14.9 split Route Server',
    splitRouteServer,
    [
      [spoke11, '8.8.8.8', 'internet by nva1'],
      [spoke11, '192.168.5.5', 'delivered by nva1 er dc'],
      [app, '10.1.16.4', 'delivered by dc er er1 nva1'],
      [spoke11, '10.1.17.4', 'delivered by nva1'],
    ],
  ],
];

describe.each(designs)('%s', (_name, spec, flows) => {
  const { trace } = paths(spec);
  test.each(flows)('%s to %s: %s', (from, to, expected) => {
    expect(trace(from, to)).toBe(expected);
  });
});

test('every decision on the way names its place and its row', () => {
  expect(paths(multiRegion('routes')).decisions(spoke11, '10.2.16.4')).toEqual([
    'spoke11.vm: 10.2.0.0/16 VirtualNetworkGateway 10.1.1.4 decides for 10.2.16.4.',
    "nva1's operating system: BGP route 10.2.0.0/16 from nva2 [65002], out of hub1.nva1.",
    'hub1.nva1: 10.2.0.0/16 VirtualAppliance 10.2.1.4 decides for 10.2.16.4.',
    "nva2's operating system: BGP route 10.2.16.0/24 from ars2 [65515], out of hub2.nva2.",
    'hub2.nva2: 10.2.16.0/24 VNetPeering decides for 10.2.16.4.',
  ]);
});
