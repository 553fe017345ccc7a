import { ars, type Case, circuit, hub, spoke, vpn, withServer } from './bgp-case.js';

/** What Route Servers learn, drop, send and keep back. */
export const routeServerCases: readonly Case[] = [
  {
    rule: 'R162 and R163 a Route Server sends its VNet, its spokes and the routes of other NVAs, not what came from the peer',
    spec: {
      vnets: { hub1: withServer(1), s: spoke('10.1.16.0/24'), p: spoke('10.1.17.0/24') },
      peerings: ['hub1 agt <-> s urg', 'hub1 <-> p'],
      nvas: {
        nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.8.0.0/16' },
        nva1b: { nics: ['hub1/nva/nva1b'], asn: 65002, advertise: '10.9.0.0/16' },
      },
      sessions: [
        { from: 'nva:nva1', to: 'routeServer:hub1/ars1' },
        { from: 'nva:nva1b', to: 'routeServer:hub1/ars1' },
      ],
    },
    advertised: {
      [ars(1)]: {
        'nva:nva1':
          '10.1.0.0/20 via 10.1.0.4 [65515]\n10.1.16.0/24 via 10.1.0.4 [65515]\n10.9.0.0/16 via 10.1.0.4 [65515-65002]',
        'nva:nva1b':
          '10.1.0.0/20 via 10.1.0.4 [65515]\n10.1.16.0/24 via 10.1.0.4 [65515]\n10.8.0.0/16 via 10.1.0.4 [65515-65001]',
      },
      [ars(1, 1)]: {
        'nva:nva1':
          '10.1.0.0/20 via 10.1.0.5 [65515]\n10.1.16.0/24 via 10.1.0.5 [65515]\n10.9.0.0/16 via 10.1.0.5 [65515-65002]',
      },
    },
    withheld: { [ars(1)]: { 'nva:nva1': '10.8.0.0/16 R163' } },
  },
  {
    rule: 'R143 a Route Server drops 65515 in the path, R276 and R273 its own prefixes',
    spec: {
      vnets: { hub1: withServer(1), hub2: withServer(2), s: spoke('10.1.16.0/24') },
      peerings: ['hub1 agt <-> s urg', 'hub1 <-> hub2'],
      nvas: {
        nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.1.2.0/24, 10.1.16.0/24' },
        nva2: { nics: ['hub2/nva/nva2'], asn: 65002 },
      },
      sessions: [
        { from: 'nva:nva1', to: 'routeServer:hub1/ars1' },
        { from: 'nva:nva2', to: 'routeServer:hub2/ars2' },
        { from: 'nva:nva1', to: 'nva:nva2' },
      ],
    },
    learned: {
      [ars(1)]: '',
      [ars(2)]: 'nva2: 10.1.16.0/24 via 10.2.1.4 [65002-65001]\nnva2: 10.1.2.0/24 via 10.2.1.4 [65002-65001]',
    },
    dropped: {
      [ars(1)]: '10.1.16.0/24 [65001] R273\n10.1.2.0/24 [65001] R276\n10.2.0.0/20 [65001-65002-65515] R143',
      [ars(2)]: '10.1.0.0/20 [65002-65001-65515] R143',
    },
  },
  {
    rule: 'R144 asOverride keeps the length and sends back to the peer (R277), asDelete shortens',
    spec: {
      vnets: { hub1: withServer(1), hub2: withServer(2) },
      peerings: ['hub1 <-> hub2'],
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001 }, nva2: { nics: ['hub2/nva/nva2'], asn: 65002 } },
      sessions: [
        { from: 'nva:nva1', to: 'routeServer:hub1/ars1', fromPolicy: { asOverride: true } },
        { from: 'nva:nva2', to: 'routeServer:hub2/ars2', fromPolicy: { asDelete: [65515] } },
        { from: 'nva:nva1', to: 'nva:nva2' },
      ],
    },
    learned: {
      [ars(1)]: 'nva1: 10.2.0.0/20 via 10.1.1.4 [65001-65002-65001]',
      [ars(2)]: 'nva2: 10.1.0.0/20 via 10.2.1.4 [65002-65001]',
    },
    dropped: { [ars(1)]: '10.1.0.0/20 [65001-65001] R276', [ars(2)]: '' },
  },
  {
    rule: 'R151 equal paths are programmed together, a shorter one alone',
    spec: {
      vnets: { hub1: withServer(1) },
      nvas: {
        nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.8.0.0/16' },
        nva1b: { nics: ['hub1/nva/nva1b'], asn: 65002, advertise: '10.8.0.0/16, 10.9.0.0/16' },
        other: { nics: [], asn: 65003 },
      },
      sessions: [
        { from: 'nva:nva1', to: 'routeServer:hub1/ars1', fromPolicy: { prepend: 1, advertise: '10.9.0.0/16' } },
        { from: 'nva:nva1b', to: 'routeServer:hub1/ars1', fromPolicy: { prepend: 1, only: '10.8.0.0/15' } },
      ],
    },
    nics: {
      'hub1/nva/nva1': `D A 10.1.0.0/20 VnetLocal\nV A 10.8.0.0/16 VirtualNetworkGateway 10.1.1.4,10.1.1.5
        V A 10.9.0.0/16 VirtualNetworkGateway 10.1.1.4,10.1.1.5\nD A 0.0.0.0/0 Internet\n<None>`,
    },
  },
  {
    rule: 'R147 no-advertise is programmed and told to nobody',
    spec: {
      vnets: { hub1: withServer(1) },
      nvas: {
        nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.8.0.0/16' },
        nva1b: { nics: ['hub1/nva/nva1b'], asn: 65002 },
      },
      sessions: [
        { from: 'nva:nva1', to: 'routeServer:hub1/ars1', fromPolicy: { communities: ['no-advertise'] } },
        { from: 'nva:nva1b', to: 'routeServer:hub1/ars1' },
      ],
    },
    learned: { 'nva:nva1b': 'ars1#0: 10.1.0.0/20 via 10.1.0.4 [65515]\nars1#1: 10.1.0.0/20 via 10.1.0.5 [65515]' },
    nics: {
      'hub1/nva/nva1':
        'D A 10.1.0.0/20 VnetLocal\nV A 10.8.0.0/16 VirtualNetworkGateway 10.1.1.4\nD A 0.0.0.0/0 Internet\n<None>',
    },
  },
  {
    rule: 'R164 without branch-to-branch NICs get on-premises routes and NVAs do not; R153 and R154 ExpressRoute wins',
    spec: {
      ...circuit,
      vnets: { hub1: withServer(1, { expressRouteGateway: 'er1' }) },
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '192.168.0.0/16, 192.168.1.0/24' } },
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
    },
    learned: {
      'nva:nva1': 'ars1#0: 10.1.0.0/20 via 10.1.0.4 [65515]\nars1#1: 10.1.0.0/20 via 10.1.0.5 [65515]',
      'circuit:er':
        'er1: 10.1.0.0/20 via 10.1.3.12 [65515]\ner1: 10.1.0.0/20 via 10.1.3.13 [65515]\ndc: 192.168.0.0/16 via dc [65020]',
      'site:dc': 'er: 10.1.0.0/20 via <MSEE> [12076]',
    },
    nics: {
      'hub1/nva/nva1': `D A 10.1.0.0/20 VnetLocal\nV A 192.168.0.0/16 VirtualNetworkGateway <MSEE>\nV A 192.168.1.0/24 VirtualNetworkGateway 10.1.1.4
        D A 0.0.0.0/0 Internet\n<None> minus 192.168.0.0/16`,
    },
  },
  {
    rule: 'R164, R166 and R110 with branch-to-branch NVA routes go to ExpressRoute, private ASNs are removed, 12076 stops at the edge',
    spec: {
      ...circuit,
      vnets: { hub1: withServer(1, { expressRouteGateway: 'er1' }, true) },
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '0.0.0.0/0, 10.8.0.0/16' } },
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1', fromPolicy: { asDelete: [65515] } }],
    },
    learned: {
      'nva:nva1': `ars1#0: 10.1.0.0/20 via 10.1.0.4 [65515]\nars1#1: 10.1.0.0/20 via 10.1.0.5 [65515]
        ars1#0: 192.168.0.0/16 via 10.1.0.4 [65515-12076-65020]\nars1#1: 192.168.0.0/16 via 10.1.0.5 [65515-12076-65020]`,
      'expressRouteGateway:hub1/er1': `ars1#0: 0.0.0.0/0 via 10.1.1.4 [65001]\nars1#1: 0.0.0.0/0 via 10.1.1.4 [65001]
        ars1#0: 10.8.0.0/16 via 10.1.1.4 [65001]\nars1#1: 10.8.0.0/16 via 10.1.1.4 [65001]
        er: 192.168.0.0/16 via 10.1.3.4 [12076-65020]\ner: 192.168.0.0/16 via 10.1.3.5 [12076-65020]`,
      'site:dc':
        'er: 0.0.0.0/0 via <MSEE> [12076]\ner: 10.1.0.0/20 via <MSEE> [12076]\ner: 10.8.0.0/16 via <MSEE> [12076]',
    },
  },
  {
    rule: 'R149 with ASPath equally long paths are equally good whatever their source, and R275 the lowest next hop is passed on',
    spec: {
      ...circuit,
      vnets: {
        hub1: hub(1, {
          vpnGateway: vpn('vpn1'),
          expressRouteGateway: 'er1',
          routeServer: { name: 'ars1', branchToBranch: true, hubRoutingPreference: 'ASPath' },
        }),
      },
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '192.168.0.0/16' } },
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1', fromPolicy: { prepend: 1 } }],
    },
    learned: {
      [ars(1)]: 'er1: 192.168.0.0/16 via 10.1.3.12 [12076-65020]\nnva1: 192.168.0.0/16 via 10.1.1.4 [65001-65001]',
      'vpnGateway:hub1/vpn1':
        'ars1#0: 192.168.0.0/16 via 10.1.1.4 [65001-65001]\nars1#1: 192.168.0.0/16 via 10.1.1.4 [65001-65001]\ner1: 192.168.0.0/16 via 10.1.3.12 [12076-65020]',
    },
    nics: {
      'hub1/nva/nva1':
        'D A 10.1.0.0/20 VnetLocal\nV A 192.168.0.0/16 VirtualNetworkGateway <MSEE>\nD A 0.0.0.0/0 Internet\n<None> minus 192.168.0.0/16',
    },
  },
];
