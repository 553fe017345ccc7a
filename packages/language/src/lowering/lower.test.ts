import type { Topology } from '@azroute/engine';
import { describe, expect, test } from 'vitest';
import { build } from '../testing/parse.js';

async function lowered(text: string): Promise<Topology> {
  return (await build(text)).view.topology;
}

describe('flags', () => {
  test.each([
    ['activeActive', true],
    ['activeActive true', true],
    ['activeActive false', false],
    ['', false],
  ])('vpnGateway { %s }', async (flag, value) => {
    const { vnets } = await lowered(`vnet a { vpnGateway v { ${flag} } }`);
    expect(vnets[0]?.vpnGateways[0]?.activeActive).toBe(value);
  });

  test('of a peering have the defaults of ARM', async () => {
    const { peerings } = await lowered(
      'vnet a\nvnet b\npeering a [allowVirtualNetworkAccess false] <-> b [useRemoteGateways]',
    );
    expect(peerings[0]?.a).toMatchObject({ allowVirtualNetworkAccess: false, useRemoteGateways: false });
    expect(peerings[0]?.b).toMatchObject({
      allowVirtualNetworkAccess: true,
      useRemoteGateways: true,
      subnets: undefined,
    });
  });
});

test('every attribute of an end of a session', async () => {
  const { sessions } = await lowered(`
vnet h { subnet s 10.0.0.0/24 { nic n 10.0.0.4 }  routeServer ars }
nva n { nic h.n  asn 65001 }
bgp n [advertise 10.0.0.0/8, only 10.1.0.0/16, denyExactly 10.2.0.0/16, prepend 2, prepend 1 10.1.0.0/16,
  nextHop 10.0.0.100, asOverride, nextHopSelf false, asReplace 65515, asDelete 65010, community no-export, instance 1] <-> ars
`);
  const { policy, instance } = sessions[0]?.a ?? {};
  expect(instance).toBe(1);
  expect(policy?.advertise.map((p) => p.text)).toEqual(['10.0.0.0/8']);
  expect(policy?.filters.map((f) => `${f.kind} ${f.prefix.text}`)).toEqual([
    'only 10.1.0.0/16',
    'denyExactly 10.2.0.0/16',
  ]);
  expect(policy?.prepends.map((p) => `${p.count} ${p.prefix?.text}`)).toEqual(['2 undefined', '1 10.1.0.0/16']);
  expect(policy?.nextHop?.text).toBe('10.0.0.100');
  expect(policy).toMatchObject({ asOverride: true, nextHopSelf: false, asReplace: [65515], asDelete: [65010] });
  expect(policy?.communities).toEqual(['no-export']);
});

test('every attribute of the ends of a connection', async () => {
  const { connections, sites } = await lowered(`
vnet h { vpnGateway v { activeActive } }
site s { address 172.20.0.0/16  router r 172.20.0.1 { asn 65200 } }
connection v [prefixes 172.20.0.0/16, 172.21.0.0/16, bgpIp 10.0.0.4, 10.0.0.5, instance 1] <-> s [bgpIp 172.20.0.9] enableBgp
`);
  const [connection] = connections;
  expect(connection).toMatchObject({ enableBgp: true, label: 'v <-> r' });
  expect(connection?.a.prefixes?.map((p) => p.text)).toEqual(['172.20.0.0/16', '172.21.0.0/16']);
  expect(connection?.a.bgpIps.map((a) => a.text)).toEqual(['10.0.0.4', '10.0.0.5']);
  expect(connection?.a.instance).toBe(1);
  expect(connection?.b).toMatchObject({ device: 'router:s/r', prefixes: undefined, weight: 0 });
  expect(sites[0]?.routers[0]?.asn).toBe(65200);
});

test('user-defined routes with every next hop', async () => {
  const { routeTables } = await lowered(`
routeTable r {
  disableBgpRoutePropagation true
  route a 10.0.0.0/16 -> VirtualAppliance 10.9.0.4
  route 10.1.0.0/16 -> 10.9.0.5
  route 10.2.0.0/16 -> VirtualNetworkGateway
  route AzureCloud.westeurope -> Internet
}`);
  const [table] = routeTables;
  expect(table?.disableBgpRoutePropagation).toBe(true);
  expect(
    table?.routes.map((route) => [
      route.id,
      route.nextHop.type,
      'address' in route.nextHop && route.nextHop.address.text,
    ]),
  ).toEqual([
    ['route:r/a', 'VirtualAppliance', '10.9.0.4'],
    ['route:r#2', 'VirtualAppliance', '10.9.0.5'],
    ['route:r#3', 'VirtualNetworkGateway', false],
    ['route:r#4', 'Internet', false],
  ]);
  expect(table?.routes[3]?.destination).toEqual({ serviceTag: 'AzureCloud.westeurope' });
});

test('the order of statements does not matter', async () => {
  const statements = [
    'vnet h { address 10.0.0.0/16  subnet s 10.0.0.0/24 { routeTable r  nic n 10.0.0.4 } }',
    'vnet p { address 10.1.0.0/16 }',
    'peering h <-> p',
    'routeTable r { route 0.0.0.0/0 -> 10.0.0.4 }',
    'nva n { nic h.n  asn 65001  route 10.9.0.0/16 via t }',
    'site d { asn 65100 }',
    'tunnel t vxlan n <-> d',
    'bgp n <-> d over t',
  ];
  const forward = await build(statements.join('\n'));
  const backward = await build([...statements].reverse().join('\n'));
  expect(forward.diagnostics()).toEqual([]);
  const sorted = (topology: Topology) => ({
    ...topology,
    vnets: [...topology.vnets].sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
  expect(sorted(backward.view.topology)).toEqual(sorted(forward.view.topology));
});

test.each([
  'vnet a { subnet s 10.0.0.0/24 { nic n',
  'peering a <-> \nvnet a',
  'nva n { route 10.0.0.0/8 via',
  'bgp n [only',
  'tunnel t vxlan a <->',
  'connection v [prefixes 10.0.0.0/99] <->',
  'routeTable r { route x 10.0.0.0/8 ->',
  'scenario { down bgp a <->',
  'expect -> ',
  'nva n { nic a. }',
  'vnet "',
])('an incomplete statement (%s) leaves the rest', async (text) => {
  const { vnets } = await lowered(`vnet whole { address 10.7.0.0/16 }\n${text}`);
  expect(vnets.map((vnet) => vnet.name)).toContain('whole');
});

test('a scenario takes down the connection of a virtual hub', async () => {
  const { scenarios, hubConnections } = await lowered(`virtualHub hub { address 10.0.0.0/23 }
vnet spoke { address 10.1.0.0/16 }
connection hub <-> spoke
scenario cut { down connection spoke <-> hub }`);
  expect(scenarios.map(({ down }) => down)).toEqual([hubConnections.map(({ id }) => id)]);
  expect(hubConnections).toHaveLength(1);
});
