import { expect, test } from 'vitest';
import type { TopologySpec } from '../../testing/builder.js';
import { paths } from '../../testing/paths.js';

const region = (n: number) => ({
  address: `10.${n}.0.0/16`,
  subnets: { nva: { prefix: `10.${n}.1.0/24`, nics: { [`nva${n}`]: `10.${n}.1.4` } } },
});

/** Two regions with a tunnel between their NVAs. */
const tunnelled = (peerings: readonly string[], routes: readonly string[] = []): TopologySpec => ({
  vnets: { hub1: region(1), hub2: region(2) },
  peerings,
  nvas: {
    nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.11.0.0/16' },
    nva2: { nics: ['hub2/nva/nva2'], asn: 65002, advertise: '10.22.0.0/16', routes },
  },
  tunnels: { tun0: ['vxlan', 'nva:nva1', 'nva:nva2'] },
  sessions: [{ from: 'nva:nva1', to: 'nva:nva2', over: 'tun0' }],
});

/** A tunnel to a router on premises behind a gateway, from whose NVA a route to None takes the outer packets. */
const toSite = (gateway: object): TopologySpec => ({
  vnets: {
    hub1: {
      ...region(1),
      subnets: {
        GatewaySubnet: { prefix: '10.1.0.0/27' },
        nva: { prefix: '10.1.1.0/24', routeTable: 'rt', nics: { nva1: '10.1.1.4' } },
      },
      ...gateway,
    },
  },
  routeTables: { rt: { routes: ['192.168.0.0/16 -> None'] } },
  nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001 } },
  circuits: ['er'],
  sites: { dc: { address: '192.168.0.0/16', asn: 65100, routers: { cpe: { address: '192.168.255.1' } } } },
  connections:
    'vpnGateway' in gateway
      ? [{ from: 'vpnGateway:hub1/vpn1', to: 'router:dc/cpe' }]
      : [
          { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
          { from: 'circuit:er', to: 'router:dc/cpe' },
        ],
  tunnels: { tun0: ['vxlan', 'nva:nva1', 'router:dc/cpe'] },
});

function titles(spec: TopologySpec, code: string): readonly string[] | undefined {
  const topology = paths(spec);
  const finding = topology.snapshot.findings().find((each) => each.code === code);
  return finding && topology.repairs(finding.key);
}

const cases: readonly [name: string, spec: TopologySpec, code: string, expected: readonly string[]][] = [
  [
    'the host route that is assumed is declared',
    tunnelled(['hub1 aft <-> hub2 aft'], ['10.1.0.0/16 tunnel tun0']),
    'AZR505',
    ['Give nva2 route 10.1.1.4/32 via hub2.nva2'],
  ],
  ['without a gateway only a peering leads to the far end', tunnelled([]), 'AZR503', ['Peer hub1 with hub2']],
  [
    'a VPN gateway leads to the far end',
    toSite({ vpnGateway: { name: 'vpn1' } }),
    'AZR503',
    ["Insert UDR 192.168.255.1/32 → VirtualNetworkGateway on nva1's subnet"],
  ],
  ['no user-defined route may lead to ExpressRoute (R061)', toSite({ expressRouteGateway: 'er1' }), 'AZR503', []],
];

test.each(cases)('repairs of the ends of tunnels: %s', (_name, spec, code, expected) => {
  expect(titles(spec, code)).toEqual(expected);
});
