import { describe, expect, test } from 'vitest';
import { type Asked, address, createSnapshot, type DeclId } from '../../index.js';
import { type TopologySpec, topologyOf, type VnetSpec } from '../../testing/builder.js';
import { multiRegion, overlayToCpe, routeServerDefault, twoHalves } from '../../testing/designs.js';
import { largeTopology } from '../../testing/large.js';

const thing = (id: DeclId) => ({ kind: 'thing', id }) as const;
const [spoke11, spoke21, app] = ['nic:spoke11/vms/vm', 'nic:spoke21/vms/vm', 'host:dc/app'];

function between(from: DeclId, to: DeclId, ...via: readonly DeclId[]): Asked {
  return { from: thing(from), to: thing(to), bothWays: true, dropped: false, via: via.length > 0 ? via : undefined };
}

function toInternet(from: DeclId, ...via: readonly DeclId[]): Asked {
  return { from: thing(from), to: { kind: 'internet' }, bothWays: false, dropped: false, via };
}

/** Two VNets with a VM each. */
function pair(a: string, b: string, more: TopologySpec = {}): TopologySpec {
  const vnet = (network: string) => ({
    address: `${network}.0.0/16`,
    subnets: { vms: { prefix: `${network}.1.0/24`, nics: { vm: `${network}.1.4` } } },
  });
  return { vnets: { a: vnet(a), b: vnet(b) }, ...more };
}

/** Two VNets with a VM each, and a third one with an appliance beside another machine. */
function around(space: string, more: Omit<TopologySpec, 'vnets'> = {}, hub: Partial<VnetSpec> = {}): TopologySpec {
  const network = space.replace(/\.0\.0\/\d+$/, '');
  const nva = { prefix: `${network}.2.0/24`, nics: { fw: `${network}.2.4`, other: `${network}.2.5` } };
  return {
    nvas: { fw: { nics: ['c/nva/fw'] } },
    ...more,
    vnets: { ...pair('10.1', '10.2').vnets, c: { address: space, ...hub, subnets: { ...hub.subnets, nva } } },
  };
}

/** Seven VNets that reach each other and the Internet by default routes to an appliance. */
const defaultThroughHub: TopologySpec = {
  ...around('10.3.0.0/16', { peerings: Array.from({ length: 7 }, (_, i) => `s${i} aft <-> c aft`) }),
  vnets: {
    c: { address: '10.3.0.0/16', subnets: { nva: { prefix: '10.3.2.0/24', nics: { fw: '10.3.2.4' } } } },
    ...Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => {
        const vms = {
          prefix: `10.1${i}.1.0/24`,
          routeTable: `rt-${i === 0 ? 'a' : 'b'}`,
          nics: { vm: `10.1${i}.1.4` },
        };
        return [`s${i}`, { address: `10.1${i}.0.0/16`, subnets: { vms } }];
      }),
    ),
  },
  nvas: { fw: { nics: ['c/nva/fw'], snat: 'internet' } },
  routeTables: { 'rt-a': { routes: ['0.0.0.0/0 -> 10.3.2.4'] }, 'rt-b': { routes: ['0.0.0.0/0 -> 10.3.2.4'] } },
};

/** Two peered VNets; two subnets of the first share a table. */
const sharedTable: TopologySpec = {
  vnets: {
    b: { address: '10.2.0.0/16', subnets: { vms: { prefix: '10.2.1.0/24', nics: { vm: '10.2.1.4' } } } },
    a: {
      address: '10.1.0.0/16',
      subnets: {
        vms: { prefix: '10.1.1.0/24', routeTable: 'rt', nics: { vm: '10.1.1.4' } },
        more: { prefix: '10.1.2.0/24', routeTable: 'rt', nics: { other: '10.1.2.4' } },
      },
    },
  },
  routeTables: { rt: { routes: ['10.9.0.0/16 -> None'] } },
  peerings: ['a aft <-> b aft'],
};

const twin: VnetSpec = {
  address: '10.1.0.0/16',
  subnets: {
    vms: { prefix: '10.1.1.0/24', nics: { vm: '10.1.1.4' } },
    more: { prefix: '10.1.2.0/24', nics: { other: '10.1.2.4' } },
  },
};

/** Two VNets with the same address space and machines, and an appliance in a third one. */
const besideTwin: TopologySpec = {
  ...around('10.3.0.0/16'),
  vnets: { a: twin, twin, c: around('10.3.0.0/16').vnets?.c ?? twin },
};

const site: Omit<TopologySpec, 'vnets'> = {
  sites: { dc: { address: '192.168.0.0/16', hosts: { app: '192.168.5.5', far: '10.99.5.5' } } },
  connections: [{ from: 'vpnGateway:b/vpn', to: 'site:dc' }],
};

/** The second of two VNets has a VPN gateway and a connection to a site. */
function withSite(spec: TopologySpec): TopologySpec {
  const { b, ...others } = spec.vnets ?? {};
  if (!b) return spec;
  const subnets = { GatewaySubnet: { prefix: '10.2.3.0/24' }, ...b.subnets };
  return { ...spec, ...site, vnets: { ...others, b: { ...b, vpnGateway: { name: 'vpn' }, subnets } } };
}

/** The site tells the gateway nothing of itself. */
const filtered: TopologySpec = {
  ...withSite(pair('10.1', '10.2')),
  sites: { dc: { address: '192.168.0.0/16', asn: 65100, hosts: { app: '192.168.5.5' } } },
  connections: [{ from: 'vpnGateway:b/vpn', to: 'site:dc', enableBgp: true, toPolicy: { deny: '192.168.0.0/16' } }],
};

/** An appliance with a NIC in each of two VNets, of which each is peered with one of those with a VM. */
const twoSided: TopologySpec = {
  vnets: {
    ...pair('10.1', '10.2').vnets,
    c: { address: '10.3.0.0/16', subnets: { nva: { prefix: '10.3.2.0/24', nics: { one: '10.3.2.4' } } } },
    d: { address: '10.4.0.0/16', subnets: { nva: { prefix: '10.4.2.0/24', nics: { two: '10.4.2.4' } } } },
  },
  nvas: { fw: { nics: ['c/nva/one', 'd/nva/two'] } },
  peerings: ['a aft <-> c aft', 'd aft <-> b aft'],
};

const withoutSessionOfNvas: TopologySpec = {
  ...multiRegion(),
  sessions: (multiRegion().sessions ?? []).filter(({ to }) => !to.startsWith('nva:')),
};
const cpe = overlayToCpe();
const withoutTunnel: TopologySpec = {
  ...cpe,
  tunnels: {},
  connections: [
    { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
    { from: 'circuit:er', to: 'router:dc/cpe' },
  ],
  nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '0.0.0.0/0', snat: 'internet' } },
  sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
};

const designs: readonly [name: string, spec: TopologySpec, asked: Asked, title: RegExp][] = [
  [
    'two halves of the default route, where the whole one loops',
    routeServerDefault(),
    toInternet(spoke11, 'nva:nva1'),
    /^Let nva1 advertise 0\.0\.0\.0\/1 and 128\.0\.0\.0\/1 to ars1 and insert UDRs .* → Internet on nva1's subnet/,
  ],
  [
    'a Route Server for the spokes, beside that of the gateways',
    routeServerDefault({ f1: true }),
    between(spoke11, app, 'nva:nva1'),
    /^Add hub1-routes with the Route Server ars-spokes and let spoke11 and spoke12 use hub1-routes in place of hub1's gateways.*; a second Route Server$/,
  ],
  [
    'a tunnel from the router on premises',
    withoutTunnel,
    between(spoke11, app, 'nva:nva1'),
    /^Insert IPsec tunnel nva1 ↔ cpe and run BGP over it.*; MTU 1,400; about 1 Gbps for one IPsec tunnel$/,
  ],
  [
    'a tunnel between appliances, with their session in it',
    multiRegion(),
    between(spoke11, spoke21, 'nva:nva1', 'nva:nva2'),
    /^Insert VXLAN tunnel nva1 ↔ nva2 and move their BGP session into it: removes 2 loops/,
  ],
  [
    'a tunnel between appliances without a session, with static routes',
    withoutSessionOfNvas,
    between(spoke11, spoke21, 'nva:nva1', 'nva:nva2'),
    /^Insert VXLAN tunnel nva1 ↔ nva2 and route 10\.2\.16\.0\/24 and 10\.1\.16\.0\/24 into it.*MTU 1,450$/,
  ],
];

const changes: typeof designs = [
  [
    'translation beside the appliance, whose answers would pass it by',
    around('10.3.0.0/16', { peerings: ['a aft <-> c aft'] }),
    { ...between('nic:a/vms/vm', 'nic:c/nva/other', 'nva:fw'), bothWays: false },
    /^Insert UDR 10\.3\.0\.0\/16 → 10\.3\.2\.4 on subnet a\.vms and declare snat all on fw/,
  ],
  [
    'the Internet dropped, and what the default route leads to other networks kept',
    defaultThroughHub,
    { from: thing('nic:s0/vms/vm'), to: { kind: 'internet' }, bothWays: false, dropped: true, via: undefined },
    /^Point 0\.0\.0\.0\/0 → 10\.3\.2\.4 of rt-a at None and insert UDR 10\.0\.0\.0\/8 → 10\.3\.2\.4 on subnet s0\.vms/,
  ],
  [
    'the Internet dropped, and what the default route leads beside longer rows kept',
    largeTopology(16, 1),
    { from: thing('nic:spoke0/vms/vm0'), to: { kind: 'internet' }, bothWays: false, dropped: true, via: undefined },
    /^Insert 4 UDRs on subnet spoke0\.vms; the two directions pass different appliances$/,
  ],
  [
    'a half of a peering and access on the other one, as one change',
    around('10.3.0.0/16', { peerings: ['a aft no-avna -> c aft', 'c aft <-> b aft'] }),
    between('nic:a/vms/vm', 'nic:b/vms/vm', 'nva:fw'),
    /^Create c's half of the peering with a and allow access on a's half and insert UDRs/,
  ],
  [
    'packets dropped on premises, as they are at the gateway',
    withSite(pair('10.1', '10.2')),
    { from: thing(app), to: thing('nic:b/vms/vm'), bothWays: false, dropped: true, via: undefined },
    /^Let dc drop 10\.2\.1\.0\/24/,
  ],
  [
    'packets dropped with a copy of a table that another subnet shares',
    sharedTable,
    { from: thing('nic:a/vms/vm'), to: thing('nic:b/vms/vm'), bothWays: false, dropped: true, via: undefined },
    /^Give a\.vms a copy of rt with 10\.2\.1\.0\/24/,
  ],
  [
    'a way round, where a network that nothing leads to has the same addresses',
    besideTwin,
    between('nic:a/vms/vm', 'nic:a/more/other', 'nva:fw'),
    /^Peer a with c and insert UDRs/,
  ],
  [
    'a filter that keeps the prefixes of a site',
    filtered,
    between('nic:b/vms/vm', app),
    /^Remove deny 192\.168\.0\.0\/16 at dc/,
  ],
  [
    'the NIC by which an appliance sends on',
    twoSided,
    between('nic:a/vms/vm', 'nic:b/vms/vm', 'nva:fw'),
    /give fw route 10\.2\.0\.0\/16 via d\.two/,
  ],
  [
    'an appliance to which a peering can lead, where a direct one cannot be',
    {
      ...around('10.3.0.0/16', { peerings: ['a aft <-> d aft'] }),
      vnets: { ...around('10.3.0.0/16').vnets, d: { address: '10.2.0.0/20' } },
    },
    between('nic:a/vms/vm', 'nic:b/vms/vm'),
    /^Peer a with c/,
  ],
];

describe.each([...designs, ...changes])('%s', (_name, spec, asked, title) => {
  const snapshot = createSnapshot(topologyOf(spec));
  const { repairs = [] } = snapshot.ask(asked) ?? {};
  const offered = repairs.find((repair) => title.test(repair.title));

  test('is offered', () => {
    expect(offered === undefined ? repairs.map((repair) => repair.title) : 'offered').toBe('offered');
  });

  test('and what was asked holds with it, computed from nothing', () => {
    const after = createSnapshot(offered?.topology ?? snapshot.topology);
    expect(after.ask(asked)).toBeUndefined();
    expect(after.topology.expectations).toEqual(snapshot.topology.expectations);
  });
});

const nothing: readonly [spec: TopologySpec, asked: Asked, why: string][] = [
  [
    routeServerDefault({ f1: true }),
    toInternet(app),
    'No change was found. The nearest is to set branchToBranch on ars1, and then packets from dc.app to 8.8.8.8 pass nva1.',
  ],
  [
    twoHalves(),
    between('nic:hub1/nva/nva1', app, 'nva:nva1'),
    "Nothing can help. hub1.nva1 and nva1 are in the same subnet. A route that leads hub1.nva1's packets to nva1 would lead nva1's back to itself.",
  ],
  [
    pair('10.1', '10.2', {
      vnets: {
        ...pair('10.1', '10.2').vnets,
        c: { address: '10.1.0.0/20', subnets: { nva: { prefix: '10.1.2.0/24', nics: { fw: '10.1.2.4' } } } },
      },
      nvas: { fw: { nics: ['c/nva/fw'] } },
    }),
    between('nic:a/vms/vm', 'nic:b/vms/vm', 'nva:fw'),
    'Nothing can help. a and c overlap, so they cannot be peered.',
  ],
  [
    pair('10.1', '10.2', { sites: { dc: { address: '192.168.0.0/16', hosts: { app: '192.168.5.5' } } } }),
    between('nic:a/vms/vm', app),
    'Nothing can help. No connection or tunnel leads from dc to Azure.',
  ],
  [
    withSite(pair('10.1', '10.2')),
    between('nic:b/vms/vm', 'host:dc/far'),
    'Nothing can help. 10.99.5.5 of dc.far is outside of the address space of dc, so dc does not deliver packets to it.',
  ],
  [
    withSite(
      around(
        '10.3.0.0/16',
        {},
        { routeServer: { name: 'ars' }, subnets: { RouteServerSubnet: { prefix: '10.3.0.0/24' } } },
      ),
    ),
    between('nic:a/vms/vm', app, 'nva:fw'),
    'Nothing can help. fw cannot send to dc: no gateway of c leads there. c has a gateway or Route Server of its own, so it may not use those of other VNets.',
  ],
  [
    withSite(
      around(
        '10.3.0.0/16',
        { peerings: ['c aft <-> b aft'] },
        { routeServer: { name: 'ars' }, subnets: { RouteServerSubnet: { prefix: '10.3.0.0/24' } } },
      ),
    ),
    { ...between(app, 'nic:b/vms/vm', 'nva:fw'), bothWays: false },
    'Nothing can help. fw inspects connections, so that the answers have to pass it too, and they cannot. fw cannot send to dc: no gateway of c leads there. c has a gateway or Route Server of its own, so it may not use those of other VNets.',
  ],
  [
    around(
      '10.3.0.0/16',
      {},
      { subnets: { twice: { prefix: '10.3.4.0/24', nics: { one: '10.3.4.4', two: '10.3.4.4' } } } },
    ),
    between('nic:a/vms/vm', 'nic:c/twice/two'),
    'Nothing can help. 10.3.4.4 of c.two is also that of c.one, which gets its packets.',
  ],
  [
    {
      ...around('10.3.0.0/16', { peerings: ['c aft <-> d aft'] }),
      vnets: { ...around('10.3.0.0/16').vnets, d: { address: '10.1.0.0/20' } },
    },
    between('nic:a/vms/vm', 'nic:b/vms/vm', 'nva:fw'),
    'Nothing can help. a and c cannot be peered: c is peered with d, which overlaps with a.',
  ],
  [
    {
      vnets: {
        a: {
          address: '10.1.0.0/16',
          subnets: {
            vms: { prefix: '10.1.1.0/24', nics: { vm: '10.1.1.4' } },
            nva: { prefix: '10.1.2.0/24', nics: { fw: '10.1.2.4', other: '10.1.2.5' } },
          },
        },
      },
      nvas: { fw: { nics: ['a/nva/fw'], connected: '172.16.0.0/24' } },
    },
    { ...between('nic:a/vms/vm', 'nic:a/nva/other'), dropped: true },
    'Nothing can help. Packets from the networks behind fw to a.vm leave a.nva by the same routes as those of a.other, so they would be dropped too.',
  ],
  [
    { ...withSite(pair('10.1', '10.2')), sites: { dc: { address: '8.0.0.0/8' } } },
    { from: thing('nic:b/vms/vm'), to: { kind: 'internet' }, bothWays: false, dropped: false, via: undefined },
    'Nothing can help. 8.8.8.8, which stands for the Internet, is inside dc, which gets what b.vm sends to it.',
  ],
];

test.each(nothing)('why nothing helps (%#)', (spec, asked, why) => {
  const answer = createSnapshot(topologyOf(spec)).ask(asked);
  expect(answer).toMatchObject({ repairs: [], why });
});

describe('a receiver whose address something else has too', () => {
  // A machine with the address of b.vm, in a network that is peered with the sender's.
  const spec: TopologySpec = {
    vnets: {
      ...pair('10.1', '10.2').vnets,
      other: { address: '10.2.0.0/16', subnets: { vms: { prefix: '10.2.1.0/24', nics: { vm: '10.2.1.4' } } } },
    },
    peerings: ['a aft <-> other aft'],
  };
  const snapshot = createSnapshot(topologyOf(spec));

  test('is not reached by packets that the other one gets', () => {
    const answer = snapshot.ask({ ...between('nic:a/vms/vm', 'nic:b/vms/vm'), bothWays: false });
    expect(answer).toMatchObject({
      repairs: [],
      why: 'Nothing can help. a and b cannot be peered: a is peered with other, which overlaps with b.',
    });
  });

  test('does not matter if only the address is named', () => {
    const to = { kind: 'address', address: address('10.2.1.4') } as const;
    expect(snapshot.ask({ from: thing('nic:a/vms/vm'), to, bothWays: false, dropped: false, via: undefined })).toBe(
      undefined,
    );
  });
});

test('nothing is explained where something is offered, and nothing asked where it holds', () => {
  const snapshot = createSnapshot(topologyOf(routeServerDefault({ f1: true })));
  expect(snapshot.ask(between(spoke11, app, 'nva:nva1'))?.why).toBeUndefined();
  expect(snapshot.ask(toInternet(spoke11, 'nva:nva1'))).toBeUndefined();
});
