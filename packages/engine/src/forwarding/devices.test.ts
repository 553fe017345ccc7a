import { describe, expect, test } from 'vitest';
import type { SubnetSpec, TopologySpec } from '../testing/builder.js';
import { paths } from '../testing/paths.js';

/** From, to, the trace, and the rule of its reason. */
type Flow = readonly [from: string, to: string, trace: string, rule: string];

const subnet = (
  prefix: string,
  nics: Readonly<Record<string, string>>,
  more: Partial<SubnetSpec> = {},
): SubnetSpec => ({
  prefix,
  nics,
  ...more,
});

/** One VNet with a VM under the route table `rt`, an NVA and a firewall, peered with `far`. */
function hub(routes: readonly string[], more: TopologySpec = {}): TopologySpec {
  return {
    peerings: ['hub aft <-> far aft'],
    routeTables: { rt: { routes } },
    nvas: { nva: { nics: ['hub/nva/nva'], snat: 'internet' }, nvb: { nics: ['hub/nva/nvb'], snat: 'internet' } },
    ...more,
    vnets: {
      hub: {
        address: '10.1.0.0/16',
        firewall: ['azfw', '10.1.4.4'],
        subnets: {
          vms: subnet('10.1.1.0/24', { vm: '10.1.1.4', other: '10.1.1.5' }, { routeTable: 'rt' }),
          nva: subnet(
            '10.1.2.0/24',
            { nva: '10.1.2.4', nvb: '10.1.2.5' },
            { loadBalancers: { one: ['10.1.2.100', 'nva'], both: ['10.1.2.101', 'nva', 'nvb'], none: ['10.1.2.102'] } },
          ),
          AzureFirewallSubnet: { prefix: '10.1.4.0/26' },
        },
      },
      far: {
        address: '10.2.0.0/16',
        subnets: {
          vms: subnet('10.2.1.0/24', { vm: '10.2.1.4' }, { privateEndpoints: { sql: '10.2.1.9' } }),
        },
      },
      ...more.vnets,
    },
  };
}

const vm = 'nic:hub/vms/vm';

const nextHops: readonly [route: string, flow: readonly [to: string, trace: string, rule: string]][] = [
  ['10.9.0.0/16 -> 10.1.2.4', ['10.9.0.1', 'dropped by nva', 'R003']],
  ['10.2.0.0/16 -> 10.1.2.4', ['10.2.1.4', 'delivered by nva', 'R187']],
  ['10.2.0.0/16 -> 10.1.2.100', ['10.2.1.4', 'delivered by nva(one)', 'R187']],
  ['10.2.0.0/16 -> 10.1.2.101', ['10.2.1.4', 'delivered by [delivered by nva(both) | delivered by nvb(both)]', 'R187']],
  ['10.2.0.0/16 -> 10.1.2.102', ['10.2.1.4', 'dropped', 'R194']],
  ['0.0.0.0/0 -> 10.1.4.4', ['8.8.8.8', 'internet by azfw', 'R015']],
  ['10.2.0.0/16 -> 10.1.1.5', ['10.2.1.4', 'dropped', 'R199']],
  ['10.2.0.0/16 -> 10.1.7.7', ['10.2.1.4', 'dropped', 'R059']],
  ['10.2.0.0/16 -> 10.2.1.9', ['10.2.1.4', 'dropped', 'R059']],
  ['10.2.0.0/16 -> None', ['10.2.1.4', 'dropped', 'R065']],
  ['10.2.0.0/16 -> Internet', ['10.2.1.4', 'dropped', 'R202']],
  ['0.0.0.0/0 -> None', ['168.63.129.16', 'delivered', 'R227']],
  ['10.1.1.5/32 -> 10.1.2.4', ['10.1.1.5', 'delivered by nva', 'R187']],
  ['10.9.0.0/16 -> None', ['10.1.1.4', 'delivered', 'R187']],
];

test.each(nextHops)('next hops: %s', (route, [to, trace, rule]) => {
  const traced = paths(hub([route]));
  expect([traced.trace(vm, to), traced.reason(vm, to)]).toEqual([trace, rule]);
});

test('a private endpoint is reached from a peered VNet, and answers by its subnet', () => {
  const { trace, reason } = paths(hub([]));
  expect([trace(vm, '10.2.1.9'), reason(vm, '10.2.1.9')]).toEqual(['delivered', 'R187']);
  expect(trace('privateEndpoint:far/vms/sql', '10.1.1.4')).toBe('delivered');
});

test('an address that nobody has is delivered with a note inside a subnet, and dropped outside', () => {
  const { trace, notes, reason } = paths(hub([]));
  expect([trace(vm, '10.2.1.77'), notes(vm, '10.2.1.77')]).toEqual(['delivered', ['R187']]);
  expect([trace(vm, '10.2.200.1'), reason(vm, '10.2.200.1')]).toEqual(['dropped', 'R208']);
});

describe('peering flags', () => {
  test('without allowVirtualNetworkAccess on either side nothing passes (R081)', () => {
    for (const peering of ['hub no-avna <-> far', 'hub <-> far no-avna']) {
      const { trace, reason } = paths(hub([], { peerings: [peering] }));
      expect([trace(vm, '10.2.1.4'), reason(vm, '10.2.1.4')]).toEqual(['dropped', 'R081']);
    }
  });

  test('without allowForwardedTraffic a forwarded packet gets a note and passes (R083)', () => {
    const spec = hub([], {
      peerings: ['hub aft <-> far', 'hub aft <-> third aft'],
      routeTables: { rt: { routes: [] }, third: { routes: ['10.2.0.0/16 -> 10.1.2.4'] } },
      vnets: {
        third: {
          address: '10.3.0.0/16',
          subnets: { vms: subnet('10.3.1.0/24', { vm: '10.3.1.4' }, { routeTable: 'third' }) },
        },
      },
    });
    const forwarded = paths(spec);
    expect(forwarded.trace('nic:third/vms/vm', '10.2.1.4')).toBe('delivered by nva');
    expect(forwarded.notes('nic:third/vms/vm', '10.2.1.4')).toEqual(['R083']);
    expect(forwarded.notes(vm, '10.2.1.4')).toEqual([]);
    const translated = paths({ ...spec, nvas: { nva: { nics: ['hub/nva/nva'], snat: 'all' } } });
    expect(translated.notes('nic:third/vms/vm', '10.2.1.4')).toEqual([]);
  });
});

test('an NVA that does not translate towards the Internet gets a note (R202)', () => {
  const spec = hub(['0.0.0.0/0 -> 10.1.2.4'], { nvas: { nva: { nics: ['hub/nva/nva'] } } });
  expect(paths(spec).trace(vm, '8.8.8.8')).toBe('internet by nva');
  expect(paths(spec).notes(vm, '8.8.8.8')).toEqual(['R202']);
  expect(paths(hub(['0.0.0.0/0 -> 10.1.2.4'])).notes(vm, '8.8.8.8')).toEqual([]);
});

const osRoutes: readonly [route: string, trace: string][] = [
  ['10.2.0.0/16 drop', 'dropped by nva'],
  ['10.2.0.0/16 tunnel t', 'delivered by nva~t nvc'],
  ['10.2.0.0/16 nic hub/nva/nva', 'delivered by nva'],
  ['10.2.0.0/16 address 10.1.2.5', 'delivered by nva'],
  ['10.2.0.0/16 tunnel g', 'dropped by nva~g'],
];

test.each(osRoutes)('OS routes: %s', (route, trace) => {
  const spec = hub(['10.2.0.0/16 -> 10.1.2.4'], {
    nvas: { nva: { nics: ['hub/nva/nva'], routes: [route] }, nvc: { nics: ['far/vms/nvc'] } },
    tunnels: { t: ['vxlan', 'nva:nva', 'nva:nvc'], g: ['gre', 'nva:nva', 'nva:nvc'] },
  });
  const far = spec.vnets?.far;
  const vms = subnet('10.2.1.0/24', { vm: '10.2.1.4', nvc: '10.2.1.200' });
  const withFar = { ...spec, vnets: { ...spec.vnets, far: { address: '10.2.0.0/16', ...far, subnets: { vms } } } };
  expect(paths(withFar).trace(vm, '10.2.1.4')).toBe(trace);
});

/** A hub with an active-active VPN gateway and two sites, a spoke behind it, a client pool, a firewall. */
function vpnHub(more: Partial<TopologySpec> = {}, gatewayTable?: string): TopologySpec {
  return {
    vnets: {
      hub: {
        address: '10.1.0.0/16',
        firewall: ['azfw', '10.1.4.4'],
        vpnGateway: { name: 'vpn', activeActive: true, pointToSite: '172.16.0.0/24' },
        subnets: {
          GatewaySubnet: { prefix: '10.1.3.0/24', ...(gatewayTable === undefined ? {} : { routeTable: gatewayTable }) },
          AzureFirewallSubnet: { prefix: '10.1.4.0/26' },
          vms: subnet('10.1.1.0/24', { vm: '10.1.1.4' }),
        },
      },
      spoke1: {
        address: '10.11.0.0/16',
        subnets: { vms: subnet('10.11.1.0/24', { vm: '10.11.1.4' }, { routeTable: 'to2' }) },
      },
      spoke2: {
        address: '10.12.0.0/16',
        subnets: { vms: subnet('10.12.1.0/24', { vm: '10.12.1.4' }, { routeTable: 'to1' }) },
      },
    },
    peerings: ['hub agt aft <-> spoke1 urg aft', 'hub agt aft <-> spoke2 urg aft'],
    routeTables: {
      to1: { routes: ['10.11.0.0/16 -> VirtualNetworkGateway', '10.77.0.0/16 -> VirtualNetworkGateway'] },
      to2: { routes: ['10.12.0.0/16 -> VirtualNetworkGateway'] },
      'rt-gateway': { routes: ['10.11.0.0/16 -> 10.1.4.4'] },
    },
    sites: {
      dc1: { address: '192.168.1.0/24', asn: 65101, hosts: { app: '192.168.1.10' } },
      dc2: { address: '192.168.2.0/24', asn: 65102, hosts: { app: '192.168.2.10' } },
    },
    connections: [
      { from: 'vpnGateway:hub/vpn', to: 'site:dc1', enableBgp: true },
      { from: 'vpnGateway:hub/vpn', to: 'site:dc2', enableBgp: true },
    ],
    ...more,
  };
}

const vpnFlows: readonly Flow[] = [
  ['nic:spoke1/vms/vm', '192.168.1.10', 'delivered by vpn dc1', 'R200'],
  ['nic:spoke1/vms/vm', '172.16.0.7', 'delivered by vpn', 'R102'],
  // R088: spoke to spoke through the hub's gateway.
  ['nic:spoke1/vms/vm', '10.12.1.4', 'delivered by vpn', 'R187'],
  ['nic:spoke2/vms/vm', '10.77.0.1', 'dropped by vpn', 'R200'],
  // R123: BGP on both connections.
  ['host:dc1/app', '192.168.2.10', 'delivered by dc1 vpn dc2', 'R200'],
  ['host:dc1/app', '10.11.1.4', 'delivered by dc1 vpn', 'R187'],
  ['host:dc1/app', '192.168.1.77', 'delivered', 'R200'],
  ['host:dc1/app', '8.8.8.8', 'dropped', 'R200'],
];

test.each(vpnFlows)('VPN gateway: %s to %s', (from, to, trace, rule) => {
  const traced = paths(vpnHub());
  expect([traced.trace(from, to), traced.reason(from, to)]).toEqual([trace, rule]);
});

test('a route table on the GatewaySubnet puts the firewall between on-premises and a spoke (R130)', () => {
  const { trace } = paths(vpnHub({}, 'rt-gateway'));
  expect(trace('host:dc1/app', '10.11.1.4')).toBe('delivered by dc1 vpn azfw');
  expect(trace('host:dc1/app', '10.12.1.4')).toBe('delivered by dc1 vpn');
});

test.each([
  ['without a Route Server', undefined, 'dropped', 'dropped'],
  ['with a Route Server without branch-to-branch', false, 'dropped', 'dropped'],
  ['with branch-to-branch', true, 'delivered by dc1 vpn er dc2', 'delivered by dc2 er erg vpn dc1'],
])('VPN and ExpressRoute %s (R122)', (_name, branchToBranch, there, back) => {
  const spec = vpnHub({
    circuits: ['er'],
    connections: [
      { from: 'vpnGateway:hub/vpn', to: 'site:dc1', enableBgp: true },
      { from: 'expressRouteGateway:hub/erg', to: 'circuit:er' },
      { from: 'circuit:er', to: 'site:dc2' },
    ],
  });
  const plain = spec.vnets?.hub;
  const server = branchToBranch === undefined ? {} : { routeServer: { name: 'ars', branchToBranch } };
  const vnet = {
    address: '10.1.0.0/16',
    ...plain,
    expressRouteGateway: 'erg',
    ...server,
    subnets: { ...plain?.subnets, RouteServerSubnet: { prefix: '10.1.0.0/24' } },
  };
  const { trace } = paths({ ...spec, vnets: { ...spec.vnets, hub: vnet } });
  expect(trace('host:dc1/app', '192.168.2.10')).toBe(there);
  expect(trace('host:dc2/app', '192.168.1.10')).toBe(back);
});

test('VNets on one circuit reach each other at the edge (R121)', () => {
  const vnet = (n: number) => ({
    address: `10.${n}.0.0/16`,
    expressRouteGateway: `er${n}`,
    subnets: { GatewaySubnet: { prefix: `10.${n}.3.0/24` }, vms: subnet(`10.${n}.1.0/24`, { vm: `10.${n}.1.4` }) },
  });
  const { trace } = paths({
    vnets: { v1: vnet(1), v2: vnet(2) },
    circuits: ['er'],
    connections: [1, 2].map((n) => ({ from: `expressRouteGateway:v${n}/er${n}`, to: 'circuit:er' })),
  });
  expect(trace('nic:v1/vms/vm', '10.2.1.4')).toBe('delivered by er er2');
});

describe('sites', () => {
  const twoRouters: TopologySpec = {
    vnets: {
      hub: {
        address: '10.1.0.0/16',
        vpnGateway: { name: 'vpn', activeActive: true },
        subnets: {
          GatewaySubnet: { prefix: '10.1.3.0/24' },
          nva: subnet('10.1.2.0/24', { nva: '10.1.2.4' }),
          vms: subnet('10.1.1.0/24', { vm: '10.1.1.4' }, { routeTable: 'rt' }),
        },
      },
    },
    routeTables: { rt: { routes: ['172.16.0.0/12 -> 10.1.2.4', '0.0.0.0/0 -> 10.1.2.4'] } },
    nvas: { nva: { nics: ['hub/nva/nva'], asn: 65001, snat: 'internet' } },
    sites: {
      dc: {
        address: '172.20.0.0/16',
        routers: { r1: { address: '172.20.0.1', asn: 65200 }, r2: { address: '172.20.0.2', asn: 65200 } },
        hosts: { app: '172.20.5.5' },
      },
    },
    connections: [
      { from: 'vpnGateway:hub/vpn', to: 'router:dc/r1', enableBgp: true },
      { from: 'vpnGateway:hub/vpn', to: 'router:dc/r2', enableBgp: true },
    ],
  };

  test('hosts share equally good routers, and follow the better one', () => {
    expect(paths(twoRouters).trace('host:dc/app', '10.1.1.4')).toBe(
      'delivered by [delivered by r1 vpn | delivered by r2 vpn]',
    );
    const [first, second] = twoRouters.connections ?? [];
    const one = {
      ...twoRouters,
      connections: [first, second && { ...second, fromPolicy: { prepend: 2 } }].flatMap((c) => c ?? []),
    };
    expect(paths(one).trace('host:dc/app', '10.1.1.4')).toBe('delivered by r1 vpn');
  });

  test('outer packets to a public endpoint cross the Internet to the device that has it', () => {
    const spec: TopologySpec = {
      ...twoRouters,
      connections: [],
      tunnels: { t: ['ipsec', 'router:dc/r1 @ 203.0.113.10', 'nva:nva @ 198.51.100.4'] },
      sessions: [{ from: 'nva:nva', to: 'router:dc/r1', over: 't', fromPolicy: { advertise: '10.1.0.0/16' } }],
    };
    const { trace } = paths(spec);
    expect(trace('nic:hub/vms/vm', '172.20.5.5')).toBe('delivered by nva~t r1');
    expect(trace('host:dc/app', '10.1.1.4')).toBe('delivered by r1~t nva');
  });

  test('outer packets take all equally good ways', () => {
    const circuits = ['one', 'two'];
    const spec: TopologySpec = {
      ...twoRouters,
      vnets: {
        hub: {
          address: '10.1.0.0/16',
          expressRouteGateway: 'er',
          subnets: { GatewaySubnet: { prefix: '10.1.3.0/24' }, nva: subnet('10.1.2.0/24', { nva: '10.1.2.4' }) },
        },
      },
      circuits,
      connections: circuits.flatMap((name) => [
        { from: 'expressRouteGateway:hub/er', to: `circuit:${name}` },
        { from: `circuit:${name}`, to: 'router:dc/r1' },
      ]),
      tunnels: { t: ['vxlan', 'router:dc/r1', 'nva:nva'] },
      sessions: [{ from: 'nva:nva', to: 'router:dc/r1', over: 't', fromPolicy: { advertise: '10.1.2.128/25' } }],
    };
    expect(paths(spec).trace('router:dc/r1', '10.1.2.200')).toBe(
      'delivered by [delivered by nva {one er} | delivered by nva {two er}]',
    );
  });

  test('a site with 0.0.0.0/0 is the way to the Internet for those who have its route', () => {
    const spec: TopologySpec = {
      ...twoRouters,
      vnets: {
        hub: {
          ...twoRouters.vnets?.hub,
          address: '10.1.0.0/16',
          subnets: {
            GatewaySubnet: { prefix: '10.1.3.0/24' },
            vms: subnet('10.1.1.0/24', { vm: '10.1.1.4' }),
          },
        },
      },
      nvas: {},
      sites: { dc: { address: '172.20.0.0/16, 0.0.0.0/0', asn: 65200 } },
      connections: [{ from: 'vpnGateway:hub/vpn', to: 'site:dc', enableBgp: true }],
    };
    const { trace } = paths(spec);
    expect(trace('nic:hub/vms/vm', '8.8.8.8')).toBe('internet by vpn dc');
    expect(trace('nic:hub/vms/vm', '172.20.1.1')).toBe('delivered by vpn dc');
    expect(trace('nic:hub/vms/vm', '192.168.1.1')).toBe('dropped by vpn dc');
  });
});

test('IPv6: own prefixes, the Internet, and a NIC that has no IPv6 address (R031)', () => {
  const { trace, reason } = paths({
    vnets: {
      v: {
        address: '10.1.0.0/16, fd00:1::/48',
        subnets: {
          a: subnet('10.1.1.0/24, fd00:1:0:1::/64', { vm: '10.1.1.4, fd00:1:0:1::4', v4: '10.1.1.5' }),
          b: subnet('10.1.2.0/24, fd00:1:0:2::/64', { vm: '10.1.2.4, fd00:1:0:2::4' }),
        },
      },
    },
  });
  expect(trace('nic:v/a/vm', 'fd00:1:0:2::4')).toBe('delivered');
  expect(trace('nic:v/a/vm', '2001:db8::1')).toBe('internet');
  expect(trace('nic:v/a/vm', 'fd00:2::1')).toBe('dropped');
  expect([trace('nic:v/a/v4', 'fd00:1:0:2::4'), reason('nic:v/a/v4', 'fd00:1:0:2::4')]).toEqual(['dropped', 'R031']);
});

test('equal-cost paths of an OS are branches', () => {
  const spec = hub(['10.9.0.0/16 -> 10.1.2.4'], {
    nvas: {
      nva: { nics: ['hub/nva/nva'], asn: 65001 },
      f1: { nics: ['far/vms/f1'], asn: 65002, advertise: '10.9.0.0/16' },
      f2: { nics: ['far/vms/f2'], asn: 65003, advertise: '10.9.0.0/16' },
    },
    tunnels: { t1: ['vxlan', 'nva:nva', 'nva:f1'], t2: ['vxlan', 'nva:nva', 'nva:f2'] },
    sessions: [
      { from: 'nva:nva', to: 'nva:f1', over: 't1', fromPolicy: { deny: '10.9.0.0/16' } },
      { from: 'nva:nva', to: 'nva:f2', over: 't2', fromPolicy: { deny: '10.9.0.0/16' } },
    ],
  });
  const vms = subnet('10.2.1.0/24', { f1: '10.2.1.5', f2: '10.2.1.6' });
  const withFar = { ...spec, vnets: { ...spec.vnets, far: { address: '10.2.0.0/16', subnets: { vms } } } };
  expect(paths(withFar).trace(vm, '10.9.0.1')).toBe('dropped by nva [dropped by f1 | dropped by f2]');
});

test('an NVA that sends itself goes by its operating system first', () => {
  const spec = hub([], { nvas: { nva: { nics: ['hub/nva/nva'], routes: ['10.2.0.0/16 drop'] } } });
  expect(paths(spec).trace('nic:hub/nva/nva', '10.2.1.4')).toBe('dropped');
  expect(paths(spec).trace('nic:hub/nva/nva', '10.1.1.4')).toBe('delivered');
});

test('a packet for the endpoint of a tunnel has arrived at the device that has it, and at no other', () => {
  const spec = hub(['203.0.113.0/24 -> 10.1.2.4', '10.9.0.0/16 -> 10.1.2.5'], {
    nvas: { nva: { nics: ['hub/nva/nva'] }, nvb: { nics: ['hub/nva/nvb'] } },
    sites: { dc: { address: '192.168.1.0/24', asn: 65101, hosts: { app: '192.168.1.10' } } },
    tunnels: { t: ['ipsec', 'nva:nva @ 203.0.113.4', 'site:dc @ 10.9.0.1'] },
  });
  const { trace, reason } = paths(spec);
  expect([trace(vm, '203.0.113.4'), reason(vm, '203.0.113.4')]).toEqual(['delivered', 'R283']);
  expect(trace(vm, '203.0.113.5')).toBe('internet by nva');
  expect(trace(vm, '10.9.0.1')).toBe('dropped by nvb');
  expect([trace('nic:hub/nva/nva', '203.0.113.4'), trace('host:dc/app', '10.9.0.1')]).toEqual([
    'delivered',
    'delivered',
  ]);
});

describe('networks that an NVA delivers itself (R283)', () => {
  const node = hub(['10.244.0.0/16 -> 10.1.2.4', '10.9.0.0/16 -> 10.1.2.4'], {
    nvas: {
      nva: {
        nics: ['hub/nva/nva'],
        connected: '10.244.0.0/24, 10.1.2.0/24, 10.9.0.1/32',
        hosts: { pod: '10.244.0.7' },
        routes: ['10.244.0.0/24 drop', '10.244.0.128/25 drop'],
      },
    },
  });
  const flows: readonly Flow[] = [
    [vm, '10.244.0.7', 'delivered by nva', 'R283'],
    [vm, '10.244.0.8', 'delivered by nva', 'R283'],
    [vm, '10.9.0.1', 'delivered by nva', 'R283'],
    // A longer route of its own decides, and what none contains goes on as ever.
    [vm, '10.244.0.200', 'dropped by nva', 'R189'],
    [vm, '10.244.1.7', 'dropped by nva', 'R003'],
    // The addresses of its own subnet belong to the fabric.
    ['nic:hub/nva/nva', '10.1.2.5', 'delivered', 'R187'],
    ['host:nva/pod', '10.1.1.4', 'delivered by nva', 'R187'],
    ['host:nva/pod', '10.244.0.8', 'delivered by nva', 'R283'],
    ['host:nva/pod', '10.1.2.4', 'delivered', 'R189'],
  ];

  test.each(flows)('%s to %s', (from, to, trace, rule) => {
    const traced = paths(node);
    expect([traced.trace(from, to), traced.reason(from, to)]).toEqual([trace, rule]);
  });

  test('end no tunnel of others', () => {
    const spec: TopologySpec = {
      ...node,
      sites: { dc: { address: '192.168.1.0/24' } },
      tunnels: { t: ['vxlan', 'nva:nvb @ 10.1.2.5', 'site:dc @ 10.244.0.9'] },
      nvas: { ...node.nvas, nvb: { nics: ['hub/nva/nvb'], routes: ['192.168.1.0/24 tunnel t'] } },
      routeTables: { rt: { routes: ['192.168.1.0/24 -> 10.1.2.5'] }, pods: { routes: ['10.244.0.0/16 -> 10.1.2.4'] } },
    };
    const { nva } = spec.vnets?.hub?.subnets ?? {};
    const hubVnet = spec.vnets?.hub;
    if (nva && hubVnet) {
      const subnets = { ...hubVnet.subnets, nva: { ...nva, routeTable: 'pods' } };
      const traced = paths({ ...spec, vnets: { ...spec.vnets, hub: { ...hubVnet, subnets } } });
      expect(traced.trace(vm, '192.168.1.1')).toBe('dropped by nvb~t {nva}');
    }
  });
});

test('point-to-site clients are ends of packets, and the gateway is on their way', () => {
  const spec = vpnHub();
  const vpnGateway = { name: 'vpn', activeActive: true, pointToSite: '172.16.0.0/24', hosts: { pc: '172.16.0.10' } };
  const { trace, reason } = paths({
    ...spec,
    vnets: { ...spec.vnets, hub: { address: '', ...spec.vnets?.hub, vpnGateway } },
  });
  expect([trace('nic:hub/vms/vm', '172.16.0.10'), reason('nic:hub/vms/vm', '172.16.0.10')]).toEqual([
    'delivered by vpn',
    'R102',
  ]);
  expect(trace('host:hub/vpn/pc', '10.1.1.4')).toBe('delivered by vpn');
  expect(trace('host:hub/vpn/pc', '172.16.0.11')).toBe('delivered by vpn');
  expect(trace('host:hub/vpn/pc', '8.8.8.8')).toBe('dropped by vpn');
});
