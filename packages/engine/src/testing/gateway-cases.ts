import { ars, type Case, circuit, hub, spoke, vpn, withServer } from './bgp-case.js';

/** What gateways, circuits and routers on premises do. */
export const gatewayCases: readonly Case[] = [
  {
    rule: 'R106, R107, R272 and R100 what a VPN gateway announces: VNet, spokes, statics, other peers, never a default',
    spec: {
      vnets: {
        hub1: hub(1, { vpnGateway: vpn('vpn1', { asn: 65010, publicIps: '20.0.0.1' }) }),
        s: spoke('10.1.16.0/24'),
      },
      peerings: ['hub1 agt <-> s urg'],
      sites: {
        one: { address: '192.168.1.0/24, 0.0.0.0/0', routers: { r1: { address: '192.168.1.1', asn: 65101 } } },
        two: { address: '192.168.2.0/24', routers: { r2: { address: '192.168.2.1', asn: 65102 } } },
        three: { address: '192.168.3.0/24' },
      },
      connections: [
        { from: 'vpnGateway:hub1/vpn1', to: 'router:one/r1', enableBgp: true },
        { from: 'vpnGateway:hub1/vpn1', to: 'router:two/r2', enableBgp: true },
        { from: 'vpnGateway:hub1/vpn1', to: 'site:three' },
      ],
    },
    learned: {
      'router:two/r2': `vpn1: 10.1.0.0/20 via 10.1.3.254 [65010]\nvpn1: 10.1.16.0/24 via 10.1.3.254 [65010]\nvpn1: 192.168.1.0/24 via 10.1.3.254 [65010-65101]
        vpn1: 192.168.3.0/24 via 10.1.3.254 [65010]\nvpn1: 192.168.1.1/32 via 10.1.3.254 [65010]`,
    },
    withheld: {
      'vpnGateway:hub1/vpn1': { 'router:two/r2': '0.0.0.0/0 R107\n192.168.2.0/24 R163\n192.168.2.1/32 R163' },
    },
    nics: {
      's/vm/vm': `D A 10.1.16.0/24 VnetLocal\nD A 10.1.0.0/20 VNetPeering\nV A 0.0.0.0/0 VirtualNetworkGateway 20.0.0.1
        V A 192.168.1.0/24 VirtualNetworkGateway 20.0.0.1\nV A 192.168.2.0/24 VirtualNetworkGateway 20.0.0.1\nV A 192.168.3.0/24 VirtualNetworkGateway 20.0.0.1
        V A 192.168.1.1/32 VirtualNetworkGateway 20.0.0.1\nV A 192.168.2.1/32 VirtualNetworkGateway 20.0.0.1`,
    },
  },
  {
    rule: 'R108 a VPN gateway drops its own VNet and spokes from on-premises, supernets are fine; R098 active-active shows both instances; R102 pool',
    spec: {
      vnets: {
        hub1: hub(1, {
          vpnGateway: vpn('vpn1', {
            activeActive: true,
            pointToSite: '172.16.0.0/24',
            publicIps: '20.0.0.1, 20.0.0.2',
          }),
        }),
        s: spoke('10.1.16.0/24'),
      },
      peerings: ['hub1 agt <-> s urg'],
      sites: { dc: { address: '10.1.0.0/20, 10.1.16.0/25, 10.0.0.0/8', asn: 65100 } },
      connections: [{ from: 'vpnGateway:hub1/vpn1', to: 'site:dc', enableBgp: true }],
    },
    dropped: {
      'vpnGateway:hub1/vpn1':
        '10.1.0.0/20 [65100] R108\n10.1.0.0/20 [65100] R108\n10.1.16.0/25 [65100] R108\n10.1.16.0/25 [65100] R108\n10.1.16.0/24 [65100-65515] R143\n172.16.0.0/24 [65100-65515] R143',
    },
    nics: {
      's/vm/vm': `D A 10.1.16.0/24 VnetLocal\nD A 10.1.0.0/20 VNetPeering\nV A 10.0.0.0/8 VirtualNetworkGateway 10.1.3.4,10.1.3.5
        V A 172.16.0.0/25 VirtualNetworkGateway 10.1.3.4\nV A 172.16.0.128/25 VirtualNetworkGateway 10.1.3.5\nD A 0.0.0.0/0 Internet\n<None> minus 10.0.0.0/8`,
    },
  },
  {
    rule: 'R122 and R120 ExpressRoute and VPN meet only through a Route Server with branch-to-branch',
    spec: {
      ...circuit,
      vnets: { hub1: hub(1, { expressRouteGateway: 'er1', vpnGateway: vpn('vpn1', { activeActive: true }) }) },
      sites: { dc: { address: '192.168.0.0/16', asn: 65020 }, branch: { address: '172.20.0.0/16', asn: 65030 } },
      connections: [
        ...(circuit.connections ?? []),
        { from: 'vpnGateway:hub1/vpn1', to: 'site:branch', enableBgp: true },
      ],
    },
    learned: {
      'site:dc': 'er: 10.1.0.0/20 via <MSEE> [12076]',
      'site:branch': 'vpn1: 10.1.0.0/20 via 10.1.3.4 [65515]\nvpn1: 10.1.0.0/20 via 10.1.3.5 [65515]',
    },
  },
  {
    rule: 'R122 with branch-to-branch the two on-premises sides learn each other',
    spec: {
      ...circuit,
      vnets: {
        hub1: withServer(1, { expressRouteGateway: 'er1', vpnGateway: vpn('vpn1', { activeActive: true }) }, true),
      },
      sites: { dc: { address: '192.168.0.0/16', asn: 65020 }, branch: { address: '172.20.0.0/16', asn: 65030 } },
      connections: [
        ...(circuit.connections ?? []),
        { from: 'vpnGateway:hub1/vpn1', to: 'site:branch', enableBgp: true },
      ],
    },
    learned: {
      'site:dc': 'er: 10.1.0.0/20 via <MSEE> [12076]\ner: 172.20.0.0/16 via <MSEE> [12076]',
      'site:branch': `vpn1: 10.1.0.0/20 via 10.1.3.4 [65515]\nvpn1: 10.1.0.0/20 via 10.1.3.5 [65515]
        vpn1: 192.168.0.0/16 via 10.1.3.4 [65515-12076-65020]\nvpn1: 192.168.0.0/16 via 10.1.3.5 [65515-12076-65020]`,
    },
  },
  {
    rule: 'R121 and R169 two VNets on one circuit see each other, but not what NVAs announced',
    spec: {
      vnets: {
        hub1: withServer(1, { expressRouteGateway: 'er1' }, true),
        hub2: hub(2, { expressRouteGateway: 'er2' }),
      },
      circuits: ['er'],
      connections: [
        { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
        { from: 'expressRouteGateway:hub2/er2', to: 'circuit:er' },
      ],
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.8.0.0/16' } },
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
    },
    learned: {
      'expressRouteGateway:hub2/er2':
        'er: 10.1.0.0/20 via 10.2.3.4 [12076-12076]\ner: 10.1.0.0/20 via 10.2.3.5 [12076-12076]',
    },
  },
  {
    rule: 'R114 summarizedGatewayPrefixes replace what they cover, and the VNet always',
    spec: {
      ...circuit,
      vnets: {
        hub1: hub(1, { expressRouteGateway: 'er1', summarizedGatewayPrefixes: '10.1.16.0/22' }),
        s: spoke('10.1.16.0/24'),
        t: spoke('10.9.0.0/24'),
      },
      peerings: ['hub1 agt <-> s urg', 'hub1 agt <-> t urg'],
    },
    learned: { 'site:dc': 'er: 10.1.16.0/22 via <MSEE> [12076]\ner: 10.9.0.0/24 via <MSEE> [12076]' },
  },
  {
    rule: 'R032 and R033 IPv6 goes over ExpressRoute, not over VPN gateways and Route Servers',
    spec: {
      ...circuit,
      vnets: {
        hub1: {
          ...withServer(1, { expressRouteGateway: 'er1', vpnGateway: vpn('vpn1') }, true),
          address: '10.1.0.0/20, fd00:1::/48',
        },
      },
      sites: {
        dc: { address: '192.168.0.0/16, fd00:99::/48', asn: 65020 },
        b: { address: 'fd00:98::/48', asn: 65030 },
      },
      connections: [...(circuit.connections ?? []), { from: 'vpnGateway:hub1/vpn1', to: 'site:b', enableBgp: true }],
    },
    learned: {
      'site:dc': 'er: 10.1.0.0/20 via <MSEE> [12076]\ner: fd00:1::/48 via <MSEE> [12076]',
      'site:b': 'vpn1: 10.1.0.0/20 via 10.1.3.254 [65515]\nvpn1: 192.168.0.0/16 via 10.1.3.254 [65515-12076-65020]',
    },
    dropped: {
      [ars(1)]: 'fd00:99::/48 [12076-65020] R033',
      'vpnGateway:hub1/vpn1': 'fd00:98::/48 [65030] R032\nfd00:99::/48 [12076-65020] R032',
    },
    nics: {
      'hub1/nva/nva1': `D A 10.1.0.0/20 VnetLocal\nD A fd00:1::/48 VnetLocal\nV A 192.168.0.0/16 VirtualNetworkGateway <MSEE>
        V A fd00:99::/48 VirtualNetworkGateway <MSEE>\nD A 0.0.0.0/0 Internet\nD A ::/0 Internet\n<None> minus 192.168.0.0/16`,
    },
  },
  {
    rule: 'the host route of a BGP peer goes to other peers, but not to one of the same AS (conformance finding 24, case 48)',
    spec: {
      vnets: {
        hub1: hub(1, { vpnGateway: vpn('vpn1', { asn: 65000 }) }),
        hub2: hub(2, { vpnGateway: vpn('vpn2') }),
        hub3: hub(3, { vpnGateway: vpn('vpn3') }),
        hub4: hub(4, { vpnGateway: vpn('vpn4', { asn: 65004 }) }),
      },
      connections: [2, 3, 4].map((n) => ({
        from: 'vpnGateway:hub1/vpn1',
        to: `vpnGateway:hub${n}/vpn${n}`,
        enableBgp: true,
      })),
    },
    withheld: {
      'vpnGateway:hub1/vpn1': {
        'vpnGateway:hub3/vpn3': '10.2.3.254/32 R163\n10.3.0.0/20 R163\n10.3.3.254/32 R163',
        'vpnGateway:hub4/vpn4': '10.4.0.0/20 R163\n10.4.3.254/32 R163',
      },
    },
  },
  {
    rule: 'what a VPN gateway learned over iBGP it does not pass to another gateway of its AS',
    spec: {
      vnets: {
        hub1: hub(1, { vpnGateway: vpn('vpn1') }),
        hub2: hub(2, { vpnGateway: vpn('vpn2') }),
        hub3: hub(3, { vpnGateway: vpn('vpn3') }),
      },
      connections: [
        { from: 'vpnGateway:hub1/vpn1', to: 'vpnGateway:hub2/vpn2', enableBgp: true },
        { from: 'vpnGateway:hub2/vpn2', to: 'vpnGateway:hub3/vpn3', enableBgp: true },
      ],
    },
    learned: { 'vpnGateway:hub3/vpn3': 'vpn2: 10.2.0.0/20 via 10.2.3.254 []' },
  },
  {
    rule: 'a static route back hides no announcement of the same prefix',
    spec: {
      vnets: { hub1: withServer(1), hub2: hub(2, { vpnGateway: vpn('vpn2') }) },
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.2.0.0/20' } },
      connections: [{ from: 'vpnGateway:hub2/vpn2', to: 'nva:nva1' }],
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
    },
    learned: { [ars(1)]: 'nva1: 10.2.0.0/20 via 10.1.1.4 [65001]' },
  },
  {
    rule: 'a site passes on what another of its routers learned only with transit',
    spec: {
      vnets: { hub1: hub(1, { vpnGateway: vpn('vpn1') }), hub2: hub(2, { vpnGateway: vpn('vpn2', { asn: 65009 }) }) },
      sites: {
        dc: {
          address: '192.168.0.0/16',
          routers: { r1: { address: '192.168.0.1', asn: 65100 }, r2: { address: '192.168.0.2', asn: 65100 } },
        },
      },
      connections: [
        { from: 'vpnGateway:hub1/vpn1', to: 'router:dc/r1', enableBgp: true },
        { from: 'vpnGateway:hub2/vpn2', to: 'router:dc/r2', enableBgp: true },
      ],
    },
    learned: {
      'router:dc/r2': `r1: 10.1.0.0/20 via 10.1.3.254 [65515]\nr1: 192.168.0.0/16 via 192.168.0.1 []\nvpn2: 10.2.0.0/20 via 10.2.3.254 [65009]`,
      'vpnGateway:hub2/vpn2': 'r2: 192.168.0.0/16 via 192.168.0.2 [65100]',
    },
  },
  {
    rule: 'R106 what leads into two connections is announced to whoever may hear it from one of them',
    spec: {
      vnets: { hub1: hub(1, { vpnGateway: vpn('vpn1') }) },
      sites: {
        b: { address: '10.50.0.0/16', routers: { rb: { address: '192.168.9.1', asn: 65030 } } },
        c: { address: '10.60.0.0/16', routers: { rc: { address: '192.168.9.1', asn: 65031 } } },
      },
      connections: ['b', 'c'].map((site) => ({
        from: 'vpnGateway:hub1/vpn1',
        to: `router:${site}/r${site}`,
        enableBgp: true,
      })),
    },
    advertised: {
      'vpnGateway:hub1/vpn1': {
        'router:b/rb':
          '10.1.0.0/20 via 10.1.3.254 [65515]\n10.60.0.0/16 via 10.1.3.254 [65515-65031]\n192.168.9.1/32 via 10.1.3.254 [65515]',
        'router:c/rc':
          '10.1.0.0/20 via 10.1.3.254 [65515]\n10.50.0.0/16 via 10.1.3.254 [65515-65030]\n192.168.9.1/32 via 10.1.3.254 [65515]',
      },
    },
  },
  {
    rule: 'R118 a heavier ExpressRoute connection counts before the AS path, under ASPath too (R149)',
    spec: {
      vnets: {
        hub1: hub(1, {
          expressRouteGateway: 'er1',
          routeServer: { name: 'ars1', branchToBranch: true, hubRoutingPreference: 'ASPath' },
        }),
      },
      circuits: ['long', 'short'],
      sites: {
        dc: { address: '192.168.0.0/16', asn: 3356 },
        dr: { address: '192.168.0.0/16', asn: 3357 },
      },
      connections: [
        { from: 'expressRouteGateway:hub1/er1', to: 'circuit:long', weight: 10 },
        { from: 'expressRouteGateway:hub1/er1', to: 'circuit:short' },
        { from: 'circuit:long', to: 'site:dc', toPolicy: { prepend: 2 } },
        { from: 'circuit:short', to: 'site:dr' },
      ],
      nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '192.168.0.0/16' } },
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1', fromPolicy: { prepend: 2 } }],
    },
    learned: {
      [ars(1)]:
        'er1: 192.168.0.0/16 via 10.1.3.12 [12076-3356-3356-3356]\nnva1: 192.168.0.0/16 via 10.1.1.4 [65001-65001-65001]',
    },
    nics: {
      'hub1/nva/nva1':
        'D A 10.1.0.0/20 VnetLocal\nV A 192.168.0.0/16 VirtualNetworkGateway 10.1.1.4\nD A 0.0.0.0/0 Internet\n<None> minus 192.168.0.0/16',
    },
  },
];
