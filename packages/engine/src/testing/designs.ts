import type { ConnectionSpec, SessionSpec, SubnetSpec, TopologySpec, VnetSpec } from './builder.js';

/** The address plan of section 14 for one of the two regions. */
interface Region {
  readonly n: 1 | 2;
  readonly location: string;
}

const regions: readonly [Region, Region] = [
  { n: 1, location: 'westeurope' },
  { n: 2, location: 'eastus' },
];

function hub({ n, location }: Region, more: Partial<VnetSpec> = {}, nva: Partial<SubnetSpec> = {}): VnetSpec {
  return {
    location,
    address: `10.${n}.0.0/20`,
    ...more,
    subnets: {
      RouteServerSubnet: { prefix: `10.${n}.0.0/24` },
      nva: { prefix: `10.${n}.1.0/24`, nics: { [`nva${n}`]: `10.${n}.1.4` }, ...nva },
      vms: { prefix: `10.${n}.2.0/24`, nics: { vm: `10.${n}.2.4` } },
      GatewaySubnet: { prefix: `10.${n}.3.0/24` },
      ...more.subnets,
    },
  };
}

function spoke({ n, location }: Region, k: 1 | 2, routeTable?: string): VnetSpec {
  return {
    location,
    address: `10.${n}.${15 + k}.0/24`,
    subnets: {
      vms: {
        prefix: `10.${n}.${15 + k}.0/24`,
        nics: { vm: `10.${n}.${15 + k}.4` },
        ...(routeTable === undefined ? {} : { routeTable }),
      },
    },
  };
}

const onPremises = { address: '192.168.0.0/16', asn: 65100, hosts: { app: '192.168.5.5' } };

const expressRoute: readonly ConnectionSpec[] = [
  { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
  { from: 'circuit:er', to: 'site:dc' },
];

/** 14.1: one VNet with two subnets. */
export const basicVnet: TopologySpec = {
  vnets: {
    vnet1: {
      address: '10.1.0.0/20',
      subnets: {
        a: { prefix: '10.1.0.0/24', nics: { vm1: '10.1.0.4' } },
        b: { prefix: '10.1.1.0/24', nics: { vm2: '10.1.1.4' } },
      },
    },
  },
};

/** 14.2: an ExpressRoute or VPN gateway in the hub; spoke12 with or without useRemoteGateways. */
export function gatewayAndPeerings(gateway: 'er' | 'vpn', spoke12: 'with' | 'without'): TopologySpec {
  return {
    vnets: {
      hub1: hub(regions[0], gateway === 'er' ? { expressRouteGateway: 'er1' } : { vpnGateway: { name: 'vpn1' } }),
      spoke11: spoke(regions[0], 1),
      spoke12: spoke(regions[0], 2),
    },
    peerings: [
      'hub1 agt aft <-> spoke11 urg aft',
      spoke12 === 'with' ? 'hub1 agt aft <-> spoke12 urg aft' : 'hub1 aft <-> spoke12 aft',
    ],
    nvas: { nva1: { nics: ['hub1/nva/nva1'] } },
    sites: { dc: onPremises },
    circuits: gateway === 'er' ? ['er'] : [],
    connections: gateway === 'er' ? expressRoute : [{ from: 'vpnGateway:hub1/vpn1', to: 'site:dc', enableBgp: true }],
  };
}

/** 14.3: Route Server, and nva1 announces 0.0.0.0/0; with fix F1 (Internet on the NVA's subnet) and F2 (inspection). */
export function routeServerDefault(fixes: { readonly f1?: boolean; readonly f2?: boolean } = {}): TopologySpec {
  const inspected = fixes.f2 ? 'rt-spoke' : undefined;
  return {
    vnets: {
      hub1: hub(
        regions[0],
        {
          expressRouteGateway: 'er1',
          routeServer: { name: 'ars1' },
          subnets: {
            GatewaySubnet: { prefix: '10.1.3.0/24', ...(fixes.f2 ? { routeTable: 'rt-gateway' } : {}) },
          },
        },
        fixes.f1 ? { routeTable: 'rt-nva' } : {},
      ),
      spoke11: spoke(regions[0], 1, inspected),
      spoke12: spoke(regions[0], 2, inspected),
    },
    peerings: ['hub1 agt aft <-> spoke11 urg aft', 'hub1 agt aft <-> spoke12 urg aft'],
    routeTables: {
      'rt-nva': { routes: ['0.0.0.0/0 -> Internet'] },
      'rt-spoke': { routes: ['192.168.0.0/16 -> 10.1.1.4'] },
      'rt-gateway': { routes: ['10.1.16.0/24 -> 10.1.1.4', '10.1.17.0/24 -> 10.1.1.4'] },
    },
    nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '0.0.0.0/0', snat: 'internet' } },
    sites: { dc: onPremises },
    circuits: ['er'],
    connections: expressRoute,
    sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
  };
}

/** 14.4: an overlay between nva1 and the on-premises router; negative variants leave one condition out. */
export function overlayToCpe(
  variant: 'sound' | 'prefix-on-expressroute' | 'no-host-route' | 'no-internet-route' = 'sound',
): TopologySpec {
  const announced = {
    sound: { advertise: '192.168.255.1/32', only: '192.168.255.1/32' },
    'no-internet-route': { advertise: '192.168.255.1/32', only: '192.168.255.1/32' },
    'prefix-on-expressroute': { advertise: '192.168.255.1/32', only: '192.168.0.0/16' },
    'no-host-route': { only: '203.0.113.0/24' },
  }[variant];
  return {
    vnets: {
      hub1: hub(
        regions[0],
        { expressRouteGateway: 'er1', routeServer: { name: 'ars1' } },
        variant === 'no-internet-route' ? {} : { routeTable: 'rt-nva' },
      ),
      spoke11: spoke(regions[0], 1),
    },
    peerings: ['hub1 agt aft <-> spoke11 urg aft'],
    routeTables: { 'rt-nva': { routes: ['0.0.0.0/0 -> Internet'] } },
    nvas: {
      nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.1.0.0/16', snat: 'internet' },
    },
    sites: {
      dc: {
        address: '192.168.0.0/16',
        routers: { cpe: { address: '192.168.255.1', asn: 65100 } },
        hosts: { app: '192.168.5.5' },
      },
    },
    circuits: ['er'],
    connections: [
      { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
      {
        from: 'circuit:er',
        to: 'router:dc/cpe',
        fromPolicy: { deny: '10.1.16.0/20' },
        toPolicy: announced,
      },
    ],
    tunnels: { tun0: ['vxlan', 'nva:nva1', 'router:dc/cpe'] },
    sessions: [
      {
        from: 'nva:nva1',
        to: 'routeServer:hub1/ars1',
        fromPolicy: { advertise: '0.0.0.0/0', onlyExactly: '0.0.0.0/0, 192.168.0.0/16' },
      },
      {
        from: 'nva:nva1',
        to: 'router:dc/cpe',
        over: 'tun0',
        fromPolicy: { onlyExactly: '10.1.0.0/16' },
        toPolicy: { onlyExactly: '192.168.0.0/16' },
      },
    ],
  };
}

/** 14.5 and 14.6: two regions whose NVAs exchange summaries, raw over the peering or through a tunnel. */
export function multiRegion(
  fix: 'none' | 'routes' | 'more-routes' | 'no-propagation' | 'overlay' = 'none',
): TopologySpec {
  const tables = fix === 'routes' || fix === 'more-routes' || fix === 'no-propagation';
  const side = (region: Region): Readonly<Record<string, VnetSpec>> => ({
    [`hub${region.n}`]: hub(
      region,
      {
        routeServer: { name: `ars${region.n}` },
        ...(region.n === 1 ? { expressRouteGateway: 'er1' } : {}),
      },
      tables ? { routeTable: `rt-nva${region.n}` } : {},
    ),
    [`spoke${region.n}1`]: spoke(region, 1),
    [`spoke${region.n}2`]: spoke(region, 2),
  });
  const table = (near: number, far: number) => ({
    disableBgpRoutePropagation: fix === 'no-propagation',
    routes:
      fix === 'no-propagation'
        ? []
        : [
            `10.${far}.0.0/16 -> 10.${far}.1.4`,
            ...(fix === 'more-routes' ? [`10.${far}.0.0/20 -> 10.${far}.1.4`, `10.${near}.0.0/16 -> None`] : []),
          ],
  });
  return {
    vnets: { ...side(regions[0]), ...side(regions[1]) },
    peerings: [
      'hub1 aft <-> hub2 aft',
      'hub1 agt aft <-> spoke11 urg aft',
      'hub1 agt aft <-> spoke12 urg aft',
      'hub2 agt aft <-> spoke21 urg aft',
      'hub2 agt aft <-> spoke22 urg aft',
    ],
    routeTables: tables ? { 'rt-nva1': table(1, 2), 'rt-nva2': table(2, 1) } : {},
    nvas: {
      nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise: '10.1.0.0/16' },
      nva2: { nics: ['hub2/nva/nva2'], asn: 65002, advertise: '10.2.0.0/16' },
    },
    sites: { dc: { address: '192.168.1.0/24', asn: 65100, hosts: { app: '192.168.1.10' } } },
    circuits: ['er'],
    connections: expressRoute,
    tunnels: fix === 'overlay' ? { vxlan0: ['vxlan', 'nva:nva1', 'nva:nva2'] } : {},
    sessions: [
      ...[1, 2].map(
        (n): SessionSpec => ({
          from: `nva:nva${n}`,
          to: `routeServer:hub${n}/ars${n}`,
          fromPolicy: { onlyExactly: '10.1.0.0/16, 10.2.0.0/16', asDelete: [65515] },
        }),
      ),
      {
        from: 'nva:nva1',
        to: 'nva:nva2',
        fromPolicy: { onlyExactly: '10.1.0.0/16' },
        toPolicy: { onlyExactly: '10.2.0.0/16' },
        ...(fix === 'overlay' ? { over: 'vxlan0' } : {}),
      },
    ],
  };
}

/** 14.7: nva1 announces two halves of the on-premises prefix; `routes` on its subnet send them to the VPN gateway. */
export function twoHalves(
  options: { readonly routes?: boolean; readonly branchToBranch?: boolean } = {},
): TopologySpec {
  const { routes = true, branchToBranch = false } = options;
  return {
    vnets: {
      hub1: hub(
        regions[0],
        {
          vpnGateway: { name: 'vpn1', activeActive: true },
          routeServer: { name: 'ars1', branchToBranch },
        },
        routes ? { routeTable: 'rt-nva' } : {},
      ),
      spoke11: spoke(regions[0], 1),
    },
    peerings: ['hub1 agt aft <-> spoke11 urg aft'],
    routeTables: {
      'rt-nva': {
        routes: [
          '192.168.0.0/17 -> VirtualNetworkGateway',
          '192.168.128.0/17 -> VirtualNetworkGateway',
          '0.0.0.0/0 -> Internet',
        ],
      },
    },
    nvas: {
      nva1: {
        nics: ['hub1/nva/nva1'],
        asn: 65001,
        advertise: '192.168.0.0/17, 192.168.128.0/17, 0.0.0.0/0',
        snat: 'internet',
      },
    },
    sites: { dc: onPremises },
    connections: [{ from: 'vpnGateway:hub1/vpn1', to: 'site:dc', enableBgp: true }],
    sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
  };
}

/** 14.8: two NVAs a hub behind a load balancer, which is the next hop that they announce. */
export function redundantNvas(routes = true): TopologySpec {
  const region = ({ n, location }: Region): Record<string, VnetSpec> => ({
    [`hub${n}`]: hub(
      { n, location },
      { routeServer: { name: `ars${n}` } },
      {
        nics: { [`nva${n}`]: `10.${n}.1.4`, [`nva${n}b`]: `10.${n}.1.5` },
        loadBalancers: { [`ilb${n}`]: [`10.${n}.1.100`, `nva${n}`, `nva${n}b`] },
        ...(routes ? { routeTable: `rt-nva${n}` } : {}),
      },
    ),
    [`spoke${n}1`]: spoke({ n, location }, 1),
  });
  const names = [1, 2].flatMap((n) => [`nva${n}`, `nva${n}b`].map((name) => ({ n, name })));
  return {
    vnets: { ...region(regions[0]), ...region(regions[1]) },
    peerings: ['hub1 aft <-> hub2 aft', 'hub1 agt aft <-> spoke11 urg aft', 'hub2 agt aft <-> spoke21 urg aft'],
    routeTables: {
      'rt-nva1': { routes: ['10.2.0.0/16 -> 10.2.1.100'] },
      'rt-nva2': { routes: ['10.1.0.0/16 -> 10.1.1.100'] },
    },
    nvas: Object.fromEntries(
      names.map(({ n, name }) => [
        name,
        {
          nics: [`hub${n}/nva/${name}`],
          asn: 65000 + n,
          advertise: '10.1.0.0/16, 10.2.0.0/16',
        },
      ]),
    ),
    sessions: names.map(
      ({ n, name }): SessionSpec => ({
        from: `nva:${name}`,
        to: `routeServer:hub${n}/ars${n}`,
        fromPolicy: { nextHop: `10.${n}.1.100` },
      }),
    ),
  };
}

/** 14.9: ARS1 in the hub speaks with the gateways, ARS3 in an auxiliary VNet with the spokes. */
export const splitRouteServer: TopologySpec = {
  vnets: {
    hub1: hub(regions[0], {
      expressRouteGateway: 'er1',
      routeServer: { name: 'ars1', branchToBranch: true },
      subnets: { GatewaySubnet: { prefix: '10.1.3.0/24', routeTable: 'rt-gateway' } },
    }),
    spoke11: spoke(regions[0], 1),
    spoke12: spoke(regions[0], 2),
    aux: {
      location: regions[0].location,
      address: '10.1.32.0/24',
      subnets: { RouteServerSubnet: { prefix: '10.1.32.0/26' } },
      routeServer: { name: 'ars3' },
    },
  },
  peerings: [
    'hub1 aft <-> spoke11 aft',
    'hub1 aft <-> spoke12 aft',
    'hub1 aft <-> aux aft',
    'aux agt aft <-> spoke11 urg aft',
    'aux agt aft <-> spoke12 urg aft',
  ],
  routeTables: { 'rt-gateway': { routes: ['10.1.16.0/24 -> 10.1.1.4', '10.1.17.0/24 -> 10.1.1.4'] } },
  nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, snat: 'internet' } },
  sites: { dc: onPremises },
  circuits: ['er'],
  connections: expressRoute,
  sessions: [
    {
      from: 'nva:nva1',
      to: 'routeServer:hub1/ars1',
      fromPolicy: { advertise: '10.1.16.0/24, 10.1.17.0/24', only: '10.1.16.0/23' },
    },
    { from: 'nva:nva1', to: 'routeServer:aux/ars3', fromPolicy: { advertise: '0.0.0.0/0', only: '0.0.0.0/0' } },
  ],
};
