import { expect, test } from 'vitest';
import type { TopologySpec } from '../../testing/builder.js';
import { paths } from '../../testing/paths.js';

type RouteTables = NonNullable<TopologySpec['routeTables']>;

/** A hub with two appliances of which one translates, a gateway, a site, and two spokes that send everything to it. */
const hubAndSpokes = (tables: RouteTables, { gatewaySubnet = 'rt-gw', spoke2 = 'rt2' } = {}): TopologySpec => ({
  vnets: {
    hub: {
      address: '10.0.0.0/16',
      subnets: {
        GatewaySubnet: { prefix: '10.0.0.0/27', routeTable: gatewaySubnet },
        nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4' } },
      },
      vpnGateway: { name: 'vpn1' },
    },
    spoke1: {
      address: '10.1.0.0/16',
      subnets: { apps: { prefix: '10.1.0.0/24', routeTable: 'rt1', nics: { vm: '10.1.0.4' } } },
    },
    spoke2: {
      address: '10.2.0.0/16',
      subnets: { apps: { prefix: '10.2.0.0/24', routeTable: spoke2, nics: { vm: '10.2.0.4' } } },
    },
  },
  peerings: ['hub agt aft <-> spoke1 urg aft', 'hub agt aft <-> spoke2 urg aft'],
  nvas: { nva1: { nics: ['hub/nva/nva1'], snat: 'internet' } },
  sites: { dc1: { address: '192.168.0.0/16', hosts: { app: '192.168.0.4' } } },
  connections: [{ from: 'vpnGateway:hub/vpn1', to: 'site:dc1' }],
  routeTables: {
    rt1: { disableBgpRoutePropagation: true, routes: ['0.0.0.0/0 -> 10.0.1.4'] },
    rt2: { disableBgpRoutePropagation: true, routes: ['0.0.0.0/0 -> 10.0.1.4'] },
    'rt-gw': { routes: ['10.1.0.0/16 -> 10.0.1.4', '10.2.0.0/16 -> 10.0.1.4'] },
    ...tables,
  },
});

const spoke1 = (...routes: string[]) => hubAndSpokes({ rt1: { disableBgpRoutePropagation: true, routes } });
const gateway = (...routes: string[]) => hubAndSpokes({ 'rt-gw': { routes } });

const cases: readonly [name: string, spec: TopologySpec, finding: string, titles: readonly string[]][] = [
  [
    'an address that nothing has becomes that of the appliance',
    spoke1('0.0.0.0/0 -> 10.0.1.5'),
    'AZR410|route:rt1#1',
    ['Point 0.0.0.0/0 → 10.0.1.5 of rt1 at 10.0.1.4: spoke1 reaches the Internet; spoke1 reaches dc1 and spoke2'],
  ],
  [
    'the second of two equal routes goes',
    spoke1('0.0.0.0/0 -> 10.0.1.4', '0.0.0.0/0 -> 10.0.1.4'),
    'AZR412|route:rt1#2',
    ['Remove the second 0.0.0.0/0 → 10.0.1.4 of rt1'],
  ],
  [
    'which of two different routes is meant is chosen',
    spoke1('0.0.0.0/0 -> 10.0.1.4', '0.0.0.0/0 -> Internet'),
    'AZR412|route:rt1#2',
    ['Remove 0.0.0.0/0 → Internet of rt1'],
  ],
  [
    'a default route of the gateway becomes those of the spokes',
    gateway('0.0.0.0/0 -> 10.0.1.4'),
    'AZR404|route:rt-gw#1|vnet:hub',
    [
      'Insert UDRs 10.1.0.0/16 → 10.0.1.4 and 10.2.0.0/16 → 10.0.1.4 on subnet hub.GatewaySubnet and remove 0.0.0.0/0 → 10.0.1.4 of rt-gw',
      'Remove 0.0.0.0/0 → 10.0.1.4 of rt-gw',
    ],
  ],
  [
    'a table of the gateway is told apart from that of spokes',
    hubAndSpokes(
      { rt2: { disableBgpRoutePropagation: true, routes: ['0.0.0.0/0 -> 10.0.1.4'] } },
      { gatewaySubnet: 'rt2' },
    ),
    'AZR405|routeTable:rt2|vnet:hub',
    ['Give hub.GatewaySubnet a copy of rt2 with propagation on'],
  ],
  [
    'a route that covers the gateway exempts it',
    gateway('10.1.0.0/16 -> 10.0.1.4', '10.2.0.0/16 -> 10.0.1.4', '10.0.0.0/16 -> 10.0.1.4'),
    'AZR406|route:rt-gw#3|vnet:hub',
    ['Insert UDR 10.0.0.0/27 → VnetLocal on subnet hub.GatewaySubnet'],
  ],
  [
    'what propagation brought is led through the appliance; alone it would bypass it',
    spoke1('10.2.0.0/16 -> 10.0.1.4'),
    'AZR417|routeTable:rt1',
    ['Insert UDR 192.168.0.0/16 → 10.0.1.4 on subnet spoke1.apps: spoke1 reaches dc1'],
  ],
  [
    'a route that changes nothing goes',
    spoke1('0.0.0.0/0 -> 10.0.1.4', '10.2.0.0/16 -> 10.0.1.4'),
    'AZR414|route:rt1#2',
    ['Remove 10.2.0.0/16 → 10.0.1.4 of rt1'],
  ],
  [
    'a table that no name or sibling explains goes',
    hubAndSpokes({ 'rt-nva': { routes: ['1.0.0.0/8 -> None'] } }),
    'AZR416|routeTable:rt-nva',
    ['Remove rt-nva'],
  ],
];

/** A network without an appliance, whose table leads to things that forward nothing. */
const withoutAppliance = (nextHop: string): TopologySpec => ({
  vnets: {
    hub: {
      address: '10.0.0.0/16',
      subnets: {
        GatewaySubnet: { prefix: '10.0.0.0/27' },
        shared: {
          prefix: '10.0.1.0/24',
          nics: { fw1: '10.0.1.4', fw2: '10.0.1.5' },
          loadBalancers: { ilb: ['10.0.1.100', 'fw1', 'fw2'] },
          privateEndpoints: { pe: '10.0.1.9' },
        },
        apps: { prefix: '10.0.2.0/24', routeTable: 'rt', nics: { vm: '10.0.2.4' } },
      },
      vpnGateway: { name: 'vpn1', bgpIps: '10.0.0.30' },
    },
  },
  sites: { dc1: { address: '192.168.0.0/16', hosts: { app: '192.168.0.4' } } },
  connections: [{ from: 'vpnGateway:hub/vpn1', to: 'site:dc1' }],
  routeTables: { rt: { routes: [`192.168.0.0/16 -> ${nextHop}`] } },
});

test.each([
  [
    '10.0.1.4',
    [
      'Declare hub.fw1 an appliance (IP forwarding) and insert UDR 10.0.2.0/24 → 10.0.1.100 on subnet hub.GatewaySubnet and point 192.168.0.0/16 → 10.0.1.4 of rt at 10.0.1.100: hub reaches dc1',
    ],
  ],
  [
    '10.0.1.100',
    [
      'Declare hub.fw1 an appliance (IP forwarding) and declare hub.fw2 an appliance (IP forwarding) and insert UDR 10.0.2.0/24 → 10.0.1.100 on subnet hub.GatewaySubnet: hub reaches dc1',
    ],
  ],
  ['10.0.1.9', []],
  ['10.0.0.30', ['Point 192.168.0.0/16 → 10.0.0.30 of rt at VirtualNetworkGateway: hub reaches dc1']],
])('a next hop that forwards nothing, without an appliance: %s', (nextHop, titles) => {
  const remove = `Remove 192.168.0.0/16 → ${nextHop} of rt: hub reaches dc1`;
  const offered = paths(withoutAppliance(nextHop)).repairs('AZR411|route:rt#1') ?? [];
  expect([...offered].sort()).toEqual([...titles, remove].sort());
});

test('where all subnets of a table lose routes, they keep it', () => {
  const routes = ['10.200.0.0/16 -> 10.0.1.4'];
  const spec = hubAndSpokes({ rt1: { disableBgpRoutePropagation: true, routes } }, { spoke2: 'rt1' });
  const titles = paths(spec).repairs('AZR417|routeTable:rt1') ?? [];
  expect(titles[0]).toMatch(/^Insert UDR 192\.168\.0\.0\/16 → 10\.0\.1\.4/);
  expect(titles.filter((title) => title.includes('copy'))).toEqual([]);
});

test.each(cases)('repairs of route tables: %s', (_name, spec, finding, titles) => {
  expect(paths(spec).repairs(finding)).toEqual(titles);
});

/** Two hubs with firewalls to which BGP leads a default route; the second one leads to the Internet in a table. */
const firewalls = (management: boolean): TopologySpec => {
  const name = management ? 'AzureFirewallManagementSubnet' : 'AzureFirewallSubnet';
  const hub = (n: number, table: object) => ({
    address: `10.${n}.0.0/16`,
    subnets: {
      ...(management && { AzureFirewallSubnet: { prefix: `10.${n}.2.0/26` } }),
      [name]: { prefix: `10.${n}.3.0/26`, ...table },
      RouteServerSubnet: { prefix: `10.${n}.0.64/26` },
      nva: { prefix: `10.${n}.1.0/24`, routeTable: 'rt-nva', nics: { [`nva${n}`]: `10.${n}.1.4` } },
    },
    firewall: [`fw${n}`, `10.${n}.${management ? 2 : 3}.4`] as const,
    routeServer: { name: `ars${n}` },
  });
  return {
    vnets: { hub1: hub(1, {}), hub2: hub(2, { routeTable: 'rt-fw' }) },
    routeTables: {
      'rt-nva': { routes: ['0.0.0.0/0 -> Internet', '8.0.0.0/8 -> None'] },
      'rt-fw': { disableBgpRoutePropagation: management, routes: ['0.0.0.0/0 -> Internet'] },
    },
    nvas: Object.fromEntries(
      [1, 2].map((n) => [
        `nva${n}`,
        { nics: [`hub${n}/nva/nva${n}`], asn: 65000 + n, advertise: '0.0.0.0/0', snat: 'internet' as const },
      ]),
    ),
    sessions: [1, 2].map((n) => ({ from: `nva:nva${n}`, to: `routeServer:hub${n}/ars${n}` })),
  };
};

test.each([
  [false, 'Put rt-fw, which leads to the Internet, on hub1.AzureFirewallSubnet'],
  [true, 'Put rt-fw, which has the same routes, on hub1.AzureFirewallManagementSubnet'],
])('a firewall gets the table of another one; for its management: %s', (management, title) => {
  const { snapshot } = paths(firewalls(management));
  const [finding, ...others] = snapshot.findings().filter(({ code }) => code === 'AZR408');
  expect(others).toEqual([]);
  expect(finding && snapshot.repairs(finding).map((repair) => repair.title)).toEqual([title]);
});

/** A spoke that is peered with the hub of its appliance, but may not reach it over that peering. */
const refusedPeering = (peering: string): TopologySpec => ({
  vnets: {
    hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4' } } } },
    spoke: {
      address: '10.1.0.0/16',
      subnets: { apps: { prefix: '10.1.0.0/24', routeTable: 'rt', nics: { vm: '10.1.0.4' } } },
    },
  },
  peerings: [peering],
  nvas: { nva1: { nics: ['hub/nva/nva1'], snat: 'internet' } },
  routeTables: { rt: { routes: ['0.0.0.0/0 -> 10.0.1.4'] } },
});

test.each([
  ['hub no-avna <-> spoke no-avna', "Allow access on hub's half and allow access on spoke's half"],
  ['hub <-> spoke no-avna', "Allow access on spoke's half"],
  ['hub -> spoke', "Create spoke's half of the peering with hub"],
])('a peering that keeps a next hop out of reach is opened, and none is added to it: %s', (peering, title) => {
  const { snapshot } = paths(refusedPeering(peering));
  const titles = snapshot.findings().flatMap((finding) => snapshot.repairs(finding).map((repair) => repair.title));
  expect(titles.filter((each) => each.startsWith(title))).not.toEqual([]);
  expect(titles.filter((each) => /peer hub with|peer spoke with/i.test(each))).toEqual([]);
});
