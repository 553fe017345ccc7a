import { expect, test } from 'vitest';
import { type SiteSpec, type TopologySpec, topologyOf } from '../testing/builder.js';
import { paths } from '../testing/paths.js';
import { lines, routing } from '../testing/routing.js';
import { without } from '../topology/index.js';

/** A hub with a VPN gateway and an appliance behind a tunnel, and a site with the static routes of two routers. */
function network(r1: readonly string[], r2: readonly string[], more: TopologySpec = {}): TopologySpec {
  const dc: SiteSpec = {
    address: '192.168.0.0/16',
    routers: {
      r1: { address: '192.168.0.1', asn: 65100, routes: r1 },
      r2: { address: '192.168.0.2', asn: 65100, routes: r2 },
    },
    hosts: { h: '192.168.0.9' },
  };
  return {
    vnets: {
      hub: {
        address: '10.1.0.0/16',
        subnets: {
          GatewaySubnet: { prefix: '10.1.3.0/24' },
          nva: { prefix: '10.1.2.0/24', nics: { box: '10.1.2.4' } },
          vms: { prefix: '10.1.1.0/24', nics: { vm: '10.1.1.4' } },
        },
        vpnGateway: { name: 'vpn', asn: 65515 },
      },
    },
    nvas: { box: { nics: ['hub/nva/box'], asn: 65001 } },
    sites: { dc, ...more.sites },
    tunnels: { t: ['ipsec', 'router:dc/r1@203.0.113.1', 'nva:box@20.1.2.3'] },
    connections: [{ from: 'vpnGateway:hub/vpn', to: 'router:dc/r2', enableBgp: true }],
    ...(more.sessions && { sessions: more.sessions }),
  };
}

interface Case {
  readonly rule: string;
  readonly r1?: readonly string[];
  readonly r2?: readonly string[];
  readonly to: string;
  readonly trace: string;
}

const cases: readonly Case[] = [
  { rule: 'no route', to: '10.1.1.4', trace: 'delivered by r2 vpn' },
  { rule: 'into a tunnel', r1: ['10.1.1.0/24 tunnel t'], to: '10.1.1.4', trace: 'delivered by r1~t box' },
  { rule: 'before a BGP route', r2: ['10.1.0.0/16 drop'], to: '10.1.1.4', trace: 'dropped by r2' },
  { rule: 'a longer BGP route', r2: ['10.0.0.0/8 drop'], to: '10.1.1.4', trace: 'delivered by r2 vpn' },
  {
    rule: 'to another router',
    r1: ['10.7.0.0/16 tunnel t'],
    r2: ['10.0.0.0/8 address 192.168.0.1'],
    to: '10.9.0.1',
    trace: 'dropped by r2 r1',
  },
  { rule: 'over another route', r2: ['10.7.0.0/16 address 10.1.2.4'], to: '10.7.0.1', trace: 'dropped by r2 vpn' },
  { rule: 'to nobody in the site', r2: ['10.7.0.0/16 address 192.168.0.77'], to: '10.7.0.1', trace: 'dropped by r2' },
  { rule: 'to itself', r2: ['10.7.0.0/16 address 192.168.0.2'], to: '10.7.0.1', trace: 'dropped by r2' },
  { rule: 'to nowhere', r2: ['10.7.0.0/16 address 172.16.0.1'], to: '10.7.0.1', trace: 'dropped by r2' },
  { rule: 'through itself', r2: ['10.7.0.0/16 address 10.7.0.5'], to: '10.7.0.1', trace: 'dropped by r2' },
  { rule: 'into a tunnel that ends elsewhere', r2: ['10.7.0.0/16 tunnel t'], to: '10.7.0.1', trace: 'dropped by r2~t' },
  { rule: 'not in place of the network itself', r2: ['192.168.0.0/16 drop'], to: '192.168.0.9', trace: 'delivered' },
];

test.each(cases)('a static route leads $rule', ({ r1 = [], r2 = [], to, trace }) => {
  expect(paths(network(r1, r2)).trace('host:dc/h', to)).toBe(trace);
});

test('a static route is told to the routers of the site, except one that it leads to, and to no peer', () => {
  const { learned, withheld } = routing(network(['10.7.0.0/16 tunnel t', '10.8.0.0/16 address 192.168.0.2'], []));
  expect(learned('router:dc/r2')).toEqual(
    lines(`r1: 10.7.0.0/16 via 192.168.0.1 []
      r1: 192.168.0.0/16 via 192.168.0.1 []
      vpn: 10.1.0.0/16 via 10.1.3.254 [65515]`),
  );
  expect(withheld('router:dc/r1', 'router:dc/r2')).toContain('10.8.0.0/16 R282');
  expect(learned('vpnGateway:hub/vpn')).toEqual(['r2: 192.168.0.0/16 via 192.168.0.2 [65100]']);
});

test('a static route hides no learned route from the peers of the site', () => {
  const sites = { far: { address: '172.20.0.0/16', routers: { f: { address: '172.20.0.1', asn: 65200 } } } };
  const sessions = [{ from: 'router:far/f', to: 'router:dc/r2' }];
  for (const routes of [[], ['172.20.0.0/16 drop']]) {
    const { learned } = routing(network([], routes, { sites, sessions }));
    expect(learned('vpnGateway:hub/vpn')).toContain('r2: 172.20.0.0/16 via 192.168.0.2 [65100-65200]');
  }
});

test('a static route goes with its tunnel', () => {
  const { sites } = without(topologyOf(network(['10.1.1.0/24 tunnel t', '10.7.0.0/16 drop'], [])), ['tunnel:t']);
  expect(sites[0]?.routers.map(({ routes }) => routes.map(({ prefix }) => prefix.text))).toEqual([['10.7.0.0/16'], []]);
});
