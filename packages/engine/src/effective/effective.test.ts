import { describe, expect, test } from 'vitest';
import { address, contains } from '../address/index.js';
import { computeBgp, defaultSettings, EffectiveTables, Network, type Settings, type Topology } from '../index.js';
import { type TopologySpec, topologyOf, type VnetSpec } from '../testing/builder.js';
import { lines, routing } from '../testing/routing.js';
import { showTable } from '../testing/show.js';

const nva = { prefix: '10.1.1.0/24', nics: { nva1: '10.1.1.4' } };
const hub: VnetSpec = {
  address: '10.1.0.0/20',
  subnets: {
    RouteServerSubnet: { prefix: '10.1.0.0/24' },
    nva,
    vm: { prefix: '10.1.2.0/24', nics: { vm: '10.1.2.4' } },
  },
  routeServer: { name: 'ars1' },
};
const spoke = (address: string, extra: Partial<VnetSpec['subnets']> = {}): VnetSpec => ({
  address,
  subnets: { vm: { prefix: address, nics: { vm: address.replace('.0/24', '.4') } }, ...extra } as VnetSpec['subnets'],
});
const announcing = (advertise: string, extra: TopologySpec = {}): TopologySpec => ({
  nvas: { nva1: { nics: ['hub1/nva/nva1'], asn: 65001, advertise } },
  sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
  ...extra,
});

interface Case {
  readonly rule: string;
  readonly spec: TopologySpec;
  readonly settings?: Partial<Settings>;
  readonly nics: Readonly<Record<string, string>>;
  readonly absent?: Readonly<Record<string, readonly string[]>>;
}

const cases: readonly Case[] = [
  {
    rule: 'R286 several next hops of one user-defined route are one row; R059 one of them in reach is enough',
    spec: {
      vnets: {
        hub1: {
          ...hub,
          subnets: { ...hub.subnets, vm: { prefix: '10.1.2.0/24', nics: { vm: '10.1.2.4' }, routeTable: 'rt' } },
          routeServer: undefined,
        },
      },
      routeTables: {
        rt: {
          routes: [
            '10.9.0.0/16 -> 10.1.1.4, 10.1.1.5',
            '10.8.0.0/16 -> 10.1.1.4, 10.77.0.4',
            '10.7.0.0/16 -> 10.77.0.4, 10.77.0.5',
          ],
        },
      },
    },
    nics: {
      'hub1/vm/vm': `
        <None>
        D A 0.0.0.0/0 Internet
        D A 10.1.0.0/20 VnetLocal
        U A 10.7.0.0/16 None 10.77.0.4,10.77.0.5
        U A 10.8.0.0/16 VirtualAppliance 10.1.1.4,10.77.0.4
        U A 10.9.0.0/16 VirtualAppliance 10.1.1.4,10.1.1.5`,
    },
  },
  {
    rule: 'R001 one VnetLocal row a prefix, R002, R003',
    spec: {
      vnets: {
        v: { address: '10.0.0.0/24, 10.0.1.0/24', subnets: { a: { prefix: '10.0.0.0/25', nics: { n: '10.0.0.4' } } } },
      },
    },
    nics: { 'v/a/n': 'D A 10.0.0.0/24 VnetLocal\nD A 10.0.1.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\n<None>' },
  },
  {
    rule: 'R005 an own prefix equal to or around a None prefix removes it, one inside leaves it',
    spec: {
      vnets: {
        v: {
          address: '10.0.0.0/8, 192.168.1.0/24, 172.0.0.0/8',
          subnets: { a: { prefix: '10.0.0.0/25', nics: { n: '10.0.0.4' } } },
        },
      },
    },
    nics: {
      'v/a/n':
        'D A 10.0.0.0/8 VnetLocal\nD A 172.0.0.0/8 VnetLocal\nD A 192.168.1.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\n<None> minus 10.0.0.0/8, 172.16.0.0/12',
    },
    absent: { 'v/a/n': ['10.0.0.0/8 R005', '172.16.0.0/12 R005'] },
  },
  {
    rule: 'R017 and R018 peering rows, local and global, not transitive',
    spec: {
      vnets: {
        a: { ...spoke('10.1.0.0/24'), location: 'westeurope' },
        b: { ...spoke('10.2.0.0/24'), location: 'westeurope' },
        c: { ...spoke('10.3.0.0/24'), location: 'eastus' },
      },
      peerings: ['a <-> b', 'b <-> c'],
    },
    nics: {
      'a/vm/vm': 'D A 10.1.0.0/24 VnetLocal\nD A 10.2.0.0/24 VNetPeering\nD A 0.0.0.0/0 Internet\n<None>',
      'b/vm/vm':
        'D A 10.2.0.0/24 VnetLocal\nD A 10.1.0.0/24 VNetPeering\nD A 10.3.0.0/24 VNetGlobalPeering\nD A 0.0.0.0/0 Internet\n<None>',
    },
  },
  {
    rule: 'R080 a one-sided peering is not connected',
    spec: { vnets: { a: spoke('10.1.0.0/24'), b: spoke('10.2.0.0/24') }, peerings: ['a -> b'] },
    nics: { 'a/vm/vm': 'D A 10.1.0.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\n<None>' },
  },
  {
    rule: 'R081 a peering without access still shows its row',
    spec: { vnets: { a: spoke('10.1.0.0/24'), b: spoke('10.2.0.0/24') }, peerings: ['a no-avna <-> b'] },
    nics: { 'a/vm/vm': 'D A 10.1.0.0/24 VnetLocal\nD A 10.2.0.0/24 VNetPeering\nD A 0.0.0.0/0 Internet\n<None>' },
  },
  {
    rule: 'R007 a UDR for exactly a None prefix removes it, R043 a UDR makes rows of its prefix Invalid',
    spec: {
      vnets: {
        a: {
          address: '10.1.0.0/24',
          subnets: { vm: { prefix: '10.1.0.0/25', routeTable: 'rt', nics: { vm: '10.1.0.4' } } },
        },
        b: spoke('10.2.0.0/24'),
      },
      peerings: ['a <-> b'],
      routeTables: {
        rt: { routes: ['10.0.0.0/8 -> 10.2.0.4', '10.2.0.0/24 -> 10.2.0.4', '10.1.0.0/24 -> VnetLocal'] },
      },
    },
    nics: {
      'a/vm/vm': `D I 10.1.0.0/24 VnetLocal\nU A 10.1.0.0/24 VnetLocal\nD I 10.2.0.0/24 VNetPeering\nU A 10.2.0.0/24 VirtualAppliance 10.2.0.4
        U A 10.0.0.0/8 VirtualAppliance 10.2.0.4\nD A 0.0.0.0/0 Internet\n<None> minus 10.0.0.0/8`,
    },
    absent: { 'a/vm/vm': ['10.0.0.0/8 R007'] },
  },
  {
    rule: 'R008 a UDR default to an appliance strips the None rows, R009 one to None does not, R010 one to Internet does',
    spec: {
      vnets: {
        a: {
          address: '10.1.0.0/24',
          subnets: {
            one: { prefix: '10.1.0.0/26', routeTable: 'rt-nva', nics: { n: '10.1.0.4' } },
            two: { prefix: '10.1.0.64/26', routeTable: 'rt-none', nics: { n: '10.1.0.68' } },
            three: { prefix: '10.1.0.128/26', routeTable: 'rt-internet', nics: { n: '10.1.0.132' } },
          },
        },
      },
      routeTables: {
        'rt-nva': { routes: ['0.0.0.0/0 -> 10.1.0.4'] },
        'rt-none': { routes: ['0.0.0.0/0 -> None'] },
        'rt-internet': { routes: ['0.0.0.0/0 -> Internet'] },
      },
    },
    nics: {
      'a/one/n': 'D A 10.1.0.0/24 VnetLocal\nD I 0.0.0.0/0 Internet\nU A 0.0.0.0/0 VirtualAppliance 10.1.0.4',
      'a/two/n': 'D A 10.1.0.0/24 VnetLocal\nD I 0.0.0.0/0 Internet\nU A 0.0.0.0/0 None\n<None>',
      'a/three/n': 'D A 10.1.0.0/24 VnetLocal\nD I 0.0.0.0/0 Internet\nU A 0.0.0.0/0 Internet',
    },
  },
  {
    rule: 'R011 a BGP default makes Internet and None rows vanish, R156 in the announcing NVA too',
    spec: announcing('0.0.0.0/0', {
      vnets: { hub1: hub, s: spoke('10.1.16.0/24') },
      peerings: ['hub1 agt <-> s urg'],
    }),
    nics: {
      's/vm/vm':
        'D A 10.1.16.0/24 VnetLocal\nD A 10.1.0.0/20 VNetPeering\nV A 0.0.0.0/0 VirtualNetworkGateway 10.1.1.4',
      'hub1/nva/nva1':
        'D A 10.1.0.0/20 VnetLocal\nD A 10.1.16.0/24 VNetPeering\nV A 0.0.0.0/0 VirtualNetworkGateway 10.1.1.4',
    },
  },
  {
    rule: 'R012 a BGP route equal to a None prefix replaces it, R037 routes inside own or peered space are absent, R038 supernets stay',
    spec: announcing('10.0.0.0/8, 10.1.2.0/24, 10.1.16.0/24, 10.1.17.0/25, 10.1.0.0/16', {
      vnets: { hub1: hub, s: spoke('10.1.16.0/24'), p: spoke('10.1.17.0/24') },
      peerings: ['hub1 agt <-> s urg', 'hub1 <-> p'],
    }),
    nics: {
      'hub1/vm/vm': `D A 10.1.0.0/20 VnetLocal\nD A 10.1.16.0/24 VNetPeering\nD A 10.1.17.0/24 VNetPeering
        V A 10.0.0.0/8 VirtualNetworkGateway 10.1.1.4\nV A 10.1.0.0/16 VirtualNetworkGateway 10.1.1.4\nD A 0.0.0.0/0 Internet\n<None> minus 10.0.0.0/8`,
      's/vm/vm': `D A 10.1.16.0/24 VnetLocal\nD A 10.1.0.0/20 VNetPeering\nV A 10.1.17.0/25 VirtualNetworkGateway 10.1.1.4
        V A 10.0.0.0/8 VirtualNetworkGateway 10.1.1.4\nV A 10.1.0.0/16 VirtualNetworkGateway 10.1.1.4\nD A 0.0.0.0/0 Internet\n<None> minus 10.0.0.0/8`,
    },
    absent: { 'hub1/vm/vm': ['10.0.0.0/8 R012', '10.1.17.0/25 R037'] },
  },
  {
    rule: 'R092 a spoke without useRemoteGateways gets no BGP rows, R086 nor does a VNet with a gateway of its own',
    spec: announcing('10.9.0.0/16', {
      vnets: {
        hub1: hub,
        plain: spoke('10.1.16.0/24'),
        own: { ...spoke('10.1.17.0/24', { GatewaySubnet: { prefix: '10.1.17.224/27' } }), vpnGateway: { name: 'vpn' } },
      },
      peerings: ['hub1 agt <-> plain', 'hub1 agt <-> own urg'],
    }),
    nics: {
      'plain/vm/vm': 'D A 10.1.16.0/24 VnetLocal\nD A 10.1.0.0/20 VNetPeering\nD A 0.0.0.0/0 Internet\n<None>',
      'own/vm/vm': 'D A 10.1.17.0/24 VnetLocal\nD A 10.1.0.0/20 VNetPeering\nD A 0.0.0.0/0 Internet\n<None>',
    },
  },
  {
    rule: 'R069 propagation off removes all BGP rows and nothing else',
    spec: announcing('10.9.0.0/16', {
      vnets: {
        hub1: { ...hub, subnets: { ...hub.subnets, nva: { ...nva, routeTable: 'rt' } } },
        s: spoke('10.1.16.0/24'),
      },
      peerings: ['hub1 <-> s'],
      routeTables: { rt: { disableBgpRoutePropagation: true, routes: [] } },
    }),
    nics: {
      'hub1/nva/nva1': 'D A 10.1.0.0/20 VnetLocal\nD A 10.1.16.0/24 VNetPeering\nD A 0.0.0.0/0 Internet\n<None>',
    },
    absent: { 'hub1/nva/nva1': ['10.9.0.0/16 R069'] },
  },
  {
    rule: 'R059 an unreachable next hop shows type None, R030 so does a private endpoint, R065 None without address',
    spec: {
      vnets: {
        a: {
          address: '10.1.0.0/24',
          subnets: {
            vm: {
              prefix: '10.1.0.0/25',
              routeTable: 'rt',
              nics: { vm: '10.1.0.4' },
              privateEndpoints: { sql: '10.1.0.9' },
            },
          },
        },
      },
      routeTables: {
        rt: {
          routes: [
            '10.8.0.0/16 -> 10.7.0.4',
            '10.9.0.0/16 -> 10.1.0.9',
            '10.10.0.0/16 -> None',
            '10.11.0.0/16 -> 10.1.0.99',
          ],
        },
      },
    },
    nics: {
      'a/vm/vm': `D A 10.1.0.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\nU A 10.8.0.0/16 None 10.7.0.4\nU A 10.9.0.0/16 None 10.1.0.9
        U A 10.10.0.0/16 None\nU A 10.11.0.0/16 VirtualAppliance 10.1.0.99\nD A 10.1.0.9/32 InterfaceEndpoint\n<None>`,
    },
  },
  {
    rule: 'R159 a spoke that is not peered with the VNet of the BGP next hop shows type None',
    spec: {
      vnets: {
        hub1: {
          address: '10.1.0.0/20',
          subnets: { RouteServerSubnet: { prefix: '10.1.0.0/24' } },
          routeServer: { name: 'ars1' },
        },
        far: { address: '10.5.0.0/24', subnets: { nva: { prefix: '10.5.0.0/24', nics: { nva1: '10.5.0.4' } } } },
        s: spoke('10.1.16.0/24'),
      },
      peerings: ['hub1 agt <-> s urg', 'hub1 <-> far'],
      nvas: { nva1: { nics: ['far/nva/nva1'], asn: 65001, advertise: '10.9.0.0/16' } },
      sessions: [{ from: 'nva:nva1', to: 'routeServer:hub1/ars1' }],
    },
    nics: {
      's/vm/vm':
        'D A 10.1.16.0/24 VnetLocal\nD A 10.1.0.0/20 VNetPeering\nV A 10.9.0.0/16 None 10.5.0.4\nD A 0.0.0.0/0 Internet\n<None>',
    },
  },
  {
    rule: 'R028 network policies let a UDR as long as the mask of the VNet invalidate the /32, a shorter one not',
    spec: {
      vnets: {
        a: {
          address: '10.1.0.0/24, 10.2.0.0/24',
          subnets: {
            one: { prefix: '10.1.0.0/26', routeTable: 'rt', nics: { n: '10.1.0.4' } },
            pe: {
              prefix: '10.1.0.64/26',
              privateEndpointNetworkPolicies: 'RouteTableEnabled',
              privateEndpoints: { yes: '10.1.0.68' },
            },
            pe2: {
              prefix: '10.2.0.0/26',
              privateEndpointNetworkPolicies: 'Enabled',
              privateEndpoints: { short: '10.2.0.4' },
            },
            pe3: { prefix: '10.1.0.128/26', privateEndpoints: { off: '10.1.0.132' } },
          },
        },
      },
      routeTables: { rt: { routes: ['10.1.0.0/24 -> 10.1.0.10', '10.2.0.0/16 -> 10.1.0.10'] } },
    },
    nics: {
      'a/one/n': `D I 10.1.0.0/24 VnetLocal\nD A 10.2.0.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\nU A 10.1.0.0/24 VirtualAppliance 10.1.0.10
        U A 10.2.0.0/16 VirtualAppliance 10.1.0.10\nD I 10.1.0.68/32 InterfaceEndpoint\nD A 10.2.0.4/32 InterfaceEndpoint\nD A 10.1.0.132/32 InterfaceEndpoint\n<None>`,
    },
  },
  {
    rule: 'R024 one row a service, only on the subnet with the endpoint; R067 service tags in routes',
    spec: {
      vnets: {
        a: {
          address: '10.1.0.0/24',
          subnets: {
            one: {
              prefix: '10.1.0.0/26',
              routeTable: 'rt',
              serviceEndpoints: ['Microsoft.Storage'],
              nics: { n: '10.1.0.4' },
            },
            two: { prefix: '10.1.0.64/26', nics: { n: '10.1.0.68' } },
          },
        },
      },
      routeTables: { rt: { routes: ['AzureCloud.westeurope -> Internet'] } },
    },
    nics: {
      'a/one/n':
        'D A 10.1.0.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\nU A AzureCloud.westeurope Internet\nD A Microsoft.Storage VirtualNetworkServiceEndpoint\n<None>',
      'a/two/n': 'D A 10.1.0.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\n<None>',
    },
  },
  {
    rule: 'R031 dual stack has rows of its own for IPv6',
    spec: {
      vnets: {
        a: {
          address: '10.1.0.0/24, fd00:1::/48',
          subnets: { vm: { prefix: '10.1.0.0/25, fd00:1::/64', nics: { vm: '10.1.0.4, fd00:1::4' } } },
        },
        b: { address: '10.2.0.0/24, fd00:2::/48' },
      },
      peerings: ['a <-> b'],
    },
    nics: {
      'a/vm/vm': `D A 10.1.0.0/24 VnetLocal\nD A fd00:1::/48 VnetLocal\nD A 10.2.0.0/24 VNetPeering\nD A fd00:2::/48 VNetPeering
        D A 0.0.0.0/0 Internet\nD A ::/0 Internet\n<None>`,
    },
  },
  {
    rule: 'R004 dated None rows are data',
    spec: { vnets: { a: spoke('10.1.0.0/24') } },
    settings: { noneRoutes: '2021' },
    nics: { 'a/vm/vm': 'D A 10.1.0.0/24 VnetLocal\nD A 0.0.0.0/0 Internet\n<None> minus 172.16.0.0/12' },
  },
];

describe('effective routes', () => {
  test.each(cases)('$rule', ({ spec, settings, nics, absent }) => {
    const result = routing(spec, settings);
    for (const [nic, table] of Object.entries(nics)) expect(result.nic(nic), nic).toEqual(lines(table));
    for (const [nic, list] of Object.entries(absent ?? {})) expect(result.absent(nic), nic).toEqual(list);
  });

  test('rows stand in the order in which Azure prints them (R244)', () => {
    const { tables } = routing(
      announcing('10.9.0.0/16', {
        vnets: {
          hub1: {
            ...hub,
            location: 'westeurope',
            subnets: { ...hub.subnets, nva: { ...nva, routeTable: 'rt', privateEndpoints: { sql: '10.1.1.9' } } },
          },
          near: { ...spoke('10.1.16.0/24'), location: 'westeurope' },
          far: { ...spoke('10.1.17.0/24'), location: 'eastus' },
        },
        peerings: ['hub1 <-> near', 'hub1 <-> far'],
        routeTables: { rt: { routes: ['10.8.0.0/16 -> 10.1.1.4', '8.8.8.8/32 -> Internet', '10.7.0.0/16 -> None'] } },
      }),
    );
    expect(
      tables.ofNic('nic:hub1/nva/nva1')?.routes.map(({ prefix, nextHopType }) => `${prefix?.text} ${nextHopType}`),
    ).toEqual([
      '10.1.0.0/20 VnetLocal',
      '10.1.16.0/24 VNetPeering',
      '10.9.0.0/16 VirtualNetworkGateway',
      '8.8.8.8/32 Internet',
      '0.0.0.0/0 Internet',
      '10.0.0.0/8 None',
      '100.64.0.0/10 None',
      '172.16.0.0/12 None',
      '192.168.0.0/16 None',
      '10.8.0.0/16 VirtualAppliance',
      '10.7.0.0/16 None',
      '10.1.17.0/24 VNetGlobalPeering',
      '10.1.1.9/32 InterfaceEndpoint',
    ]);
  });

  test('NICs of one class share one table', () => {
    const { tables } = routing({ vnets: { hub1: hub } });
    expect(tables.ofNic('nic:hub1/nva/nva1')).toBe(tables.ofNic('nic:hub1/vm/vm'));
  });
});

test.each(cases)('a look-up agrees with the list of rows: $rule', ({ spec, settings }) => {
  const { tables } = routing(spec, settings);
  const strength = { User: 2, VirtualNetworkGateway: 1, Default: 0 };
  const probes = [
    '8.8.8.8',
    '10.1.0.4',
    '10.1.0.68',
    '10.1.1.4',
    '10.1.2.4',
    '10.1.16.4',
    '10.1.17.4',
    '10.1.17.200',
    '10.2.0.4',
    '10.7.0.4',
  ]
    .concat(['10.8.0.1', '10.9.0.1', '10.10.0.1', '10.200.0.1', '172.16.0.1', '192.168.1.1', 'fd00:1::9', 'fd00:9::1'])
    .map(address);
  for (const nic of nicIds(spec)) {
    const table = tables.ofNic(nic);
    for (const probe of probes) {
      const naive = table?.routes
        .filter(({ state, prefix }) => state === 'Active' && prefix && contains(prefix, probe))
        .sort(
          (a, b) => (b.prefix?.length ?? 0) - (a.prefix?.length ?? 0) || strength[b.source] - strength[a.source],
        )[0];
      const found = table?.lookup(probe);
      expect(`${found?.prefix?.text} ${found?.source}`, `${nic} to ${probe.text}`).toBe(
        `${naive?.prefix?.text} ${naive?.source}`,
      );
    }
  }
});

function nicIds(spec: TopologySpec): string[] {
  return Object.entries(spec.vnets ?? {}).flatMap(([vnet, { subnets }]) =>
    Object.entries(subnets ?? {}).flatMap(([subnet, { nics }]) =>
      Object.keys(nics ?? {}).map((nic) => `nic:${vnet}/${subnet}/${nic}`),
    ),
  );
}

test('subnet peering exchanges the endpoints of its subnets only, and gateways announce those subnets only (R022)', () => {
  const topology = topologyOf({
    vnets: {
      hub1: {
        ...hub,
        vpnGateway: { name: 'vpn1' },
        subnets: { ...hub.subnets, GatewaySubnet: { prefix: '10.1.3.0/27' } },
      },
      s: {
        address: '10.9.0.0/16',
        subnets: {
          shown: { prefix: '10.9.1.0/24', privateEndpoints: { yes: '10.9.1.4' } },
          kept: { prefix: '10.9.2.0/24', privateEndpoints: { no: '10.9.2.4' } },
        },
      },
    },
    peerings: ['hub1 agt <-> s urg'],
  });
  const [peering] = topology.peerings;
  const halved: Topology = peering
    ? { ...topology, peerings: [{ ...peering, b: { ...peering.b, subnets: ['subnet:s/shown'] } }] }
    : topology;
  const network = new Network(halved);
  const bgp = computeBgp(network, defaultSettings);
  const tables = new EffectiveTables(network, () => bgp, defaultSettings);
  expect(showTable(tables.ofNic('nic:hub1/vm/vm'))).toEqual(
    lines(
      `D A 10.1.0.0/20 VnetLocal\nD A 10.9.1.0/24 VNetPeering\nD A 10.9.1.4/32 InterfaceEndpoint\nD A 0.0.0.0/0 Internet\n<None>`,
    ),
  );
  expect([...bgp.table('vpnGateway:hub1/vpn1').routes.keys()]).toEqual(['10.1.0.0/20', '10.9.1.0/24']);
});
