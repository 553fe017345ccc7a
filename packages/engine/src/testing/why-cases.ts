import type { TopologySpec } from './builder.js';
import { gatewayAndPeerings, multiRegion, routeServerDefault, splitRouteServer, twoHalves } from './designs.js';

/** The answer of `why` for a NIC and a destination, one line for each candidate. */
export interface WhyCase {
  readonly name: string;
  readonly spec: TopologySpec;
  readonly nic: string;
  readonly to: string;
  readonly expected: string;
}

/** Two NVAs at one Route Server; the second one's path is longer. */
const prepended: TopologySpec = {
  vnets: {
    hub: {
      address: '10.0.0.0/20',
      subnets: {
        RouteServerSubnet: { prefix: '10.0.0.0/24' },
        nva: { prefix: '10.0.1.0/24', nics: { a: '10.0.1.4', b: '10.0.1.5' } },
      },
      routeServer: { name: 'ars' },
    },
  },
  nvas: {
    a: { nics: ['hub/nva/a'], asn: 65001, advertise: '10.9.0.0/16' },
    b: { nics: ['hub/nva/b'], asn: 65002, advertise: '10.9.0.0/16' },
  },
  sessions: [
    { from: 'nva:a', to: 'routeServer:hub/ars' },
    { from: 'nva:b', to: 'routeServer:hub/ars', fromPolicy: { prepend: 2 } },
  ],
};

export const whyCases: readonly WhyCase[] = [
  {
    name: 'the row of an NVA that points to itself, and its way',
    spec: multiRegion(),
    nic: 'hub1/nva/nva1',
    to: '10.2.0.0/16',
    expected: `
      decides V Active 10.2.0.0/16 VirtualNetworkGateway 10.1.1.4 by R035
      inside D Active 10.2.0.0/20 VNetGlobalPeering
      loses D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      way nva2 10.2.0.0/16 [] > nva1 10.2.0.0/16 via 10.2.1.4 [65002] > ars1 10.2.0.0/16 via 10.1.1.4 [65001-65002]
      (withheld 10.2.0.0/16 at nva1 with nva2 by R277)
      withheld 10.2.0.0/16 at ars1 with er1 by R164
      (withheld 10.2.0.0/16 at ars1 with nva1 by R163)
      (withheld 10.2.0.0/16 at ars2 with nva2 by R163)
    `,
  },
  {
    name: 'a user-defined route beats it',
    spec: multiRegion('routes'),
    nic: 'hub1/nva/nva1',
    to: '10.2.16.4',
    expected: `
      decides U Active 10.2.0.0/16 VirtualAppliance 10.2.1.4 by R036
      loses V Invalid 10.2.0.0/16 VirtualNetworkGateway 10.1.1.4 by R043
      loses D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      way nva2 10.2.0.0/16 [] > nva1 10.2.0.0/16 via 10.2.1.4 [65002] > ars1 10.2.0.0/16 via 10.1.1.4 [65001-65002]
      missing 10.2.16.0/24 by R018
      missing 10.2.16.0/24 by R142
      missing 10.2.16.0/24 by R145
      (withheld 10.2.0.0/16 at nva1 with nva2 by R277)
      withheld 10.2.0.0/16 at ars1 with er1 by R164
      (withheld 10.2.0.0/16 at ars1 with nva1 by R163)
      (withheld 10.2.0.0/16 at ars2 with nva2 by R163)
      withheld 10.2.16.0/24 at nva2 with nva1 by R145
      (withheld 10.2.16.0/24 at nva2 with ars2 by R277)
      (withheld 10.2.16.0/24 at nva2 with ars2 by R145)
    `,
  },
  {
    name: 'propagation is off',
    spec: multiRegion('no-propagation'),
    nic: 'hub1/nva/nva1',
    to: '10.2.16.4',
    expected: `
      decides D Active 10.0.0.0/8 None by R035
      loses V absent 10.2.0.0/16 VirtualNetworkGateway 10.1.1.4 by R069
      loses D Active 0.0.0.0/0 Internet by R035
      way nva2 10.2.0.0/16 [] > nva1 10.2.0.0/16 via 10.2.1.4 [65002] > ars1 10.2.0.0/16 via 10.1.1.4 [65001-65002]
      missing 10.2.0.0/16 by R069
      (withheld 10.2.0.0/16 at nva1 with nva2 by R277)
      withheld 10.2.0.0/16 at ars1 with er1 by R164
      (withheld 10.2.0.0/16 at ars1 with nva1 by R163)
      (withheld 10.2.0.0/16 at ars2 with nva2 by R163)
    `,
  },
  {
    name: 'no useRemoteGateways',
    spec: gatewayAndPeerings('er', 'without'),
    nic: 'spoke12/vms/vm',
    to: '192.168.5.5',
    expected: `
      decides D Active 192.168.0.0/16 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      missing 192.168.0.0/16 by R084
      (withheld 192.168.0.0/16 at er with dc by R163)
      (withheld 192.168.0.0/16 at er1 with er by R163)
    `,
  },
  {
    name: 'a sibling spoke',
    spec: gatewayAndPeerings('er', 'with'),
    nic: 'spoke11/vms/vm',
    to: '10.1.17.0/24',
    expected: `
      decides D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      missing 10.1.17.0/24 by R018
      missing 10.1.17.0/24 by R273
      (withheld 10.1.17.0/24 at er with er1 by R163)
      (withheld 10.1.17.0/24 at dc with er by R277)
    `,
  },
  {
    name: 'branch-to-branch off',
    spec: multiRegion(),
    nic: 'spoke21/vms/vm',
    to: '192.168.1.0/24',
    expected: `
      decides D Active 192.168.0.0/16 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      missing 192.168.1.0/24 by R142
      missing 192.168.1.0/24 by R164
      (withheld 192.168.1.0/24 at er with dc by R163)
      (withheld 192.168.1.0/24 at er1 with er by R163)
      withheld 192.168.1.0/24 at er1 with ars1 by R164
    `,
  },
  {
    name: 'an export filter',
    spec: splitRouteServer,
    nic: 'spoke11/vms/vm',
    to: '192.168.0.0/16',
    expected: `
      decides V Active 0.0.0.0/0 VirtualNetworkGateway 10.1.1.4 by R035
      loses D absent 192.168.0.0/16 None by R011
      loses D absent 0.0.0.0/0 Internet by R011
      way nva1 0.0.0.0/0 [] > ars3 0.0.0.0/0 via 10.1.1.4 [65001]
      missing 192.168.0.0/16 by R143
      (withheld 192.168.0.0/16 at er with dc by R163)
      (withheld 192.168.0.0/16 at er1 with er by R163)
      (withheld 192.168.0.0/16 at nva1 with ars1 by R277)
      (withheld 192.168.0.0/16 at nva1 with ars1 by R145)
      rejected 192.168.0.0/16 at ars3 with nva1 by R143
      (withheld 192.168.0.0/16 at ars1 with er1 by R163)
    `,
  },
  {
    name: 'a default route strips None rows',
    spec: routeServerDefault(),
    nic: 'spoke11/vms/vm',
    to: '172.16.0.1',
    expected: `
      decides V Active 0.0.0.0/0 VirtualNetworkGateway 10.1.1.4 by R035
      loses D absent 172.16.0.0/12 None by R011
      loses D absent 0.0.0.0/0 Internet by R011
      way nva1 0.0.0.0/0 [] > ars1 0.0.0.0/0 via 10.1.1.4 [65001]
      withheld 0.0.0.0/0 at ars1 with er1 by R164
      (withheld 0.0.0.0/0 at ars1 with nva1 by R163)
    `,
  },
  {
    name: 'two halves beside the whole',
    spec: twoHalves(),
    nic: 'hub1/nva/nva1',
    to: '192.168.0.0/16',
    expected: `
      decides V Active 192.168.0.0/16 VirtualNetworkGateway 10.1.3.4,10.1.3.5 by R035
      inside U Active 192.168.0.0/17 VirtualNetworkGateway
      inside U Active 192.168.128.0/17 VirtualNetworkGateway
      loses D absent 192.168.0.0/16 None by R011
      loses U Active 0.0.0.0/0 Internet by R035
      loses V Invalid 0.0.0.0/0 VirtualNetworkGateway 10.1.1.4 by R043
      loses D absent 0.0.0.0/0 Internet by R011
      way dc 192.168.0.0/16 [] > vpn1 192.168.0.0/16 via dc [65100]
      way nva1 0.0.0.0/0 [] > ars1 0.0.0.0/0 via 10.1.1.4 [65001]
      withheld 192.168.0.0/16 at vpn1 with ars1 by R164
      (withheld 192.168.0.0/16 at vpn1 with dc by R163)
    `,
  },
  {
    name: 'a longer AS path',
    spec: prepended,
    nic: 'hub/nva/a',
    to: '10.9.0.0/16',
    expected: `
      decides V Active 10.9.0.0/16 VirtualNetworkGateway 10.0.1.4 by R035
      loses V absent 10.9.0.0/16 VirtualNetworkGateway 10.0.1.5 by R151
      loses D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      way a 10.9.0.0/16 [] > ars 10.9.0.0/16 via 10.0.1.4 [65001]
      way b 10.9.0.0/16 [] > ars 10.9.0.0/16 via 10.0.1.5 [65002-65002-65002]
      (notChosen 10.9.0.0/16 at b with ars by R142)
      notChosen 10.9.0.0/16 at ars with b by R149
      (withheld 10.9.0.0/16 at ars with a by R163)
    `,
  },
  {
    name: 'an NVA announces a part of the own and of a peered VNet',
    spec: {
      ...prepended,
      vnets: {
        ...prepended.vnets,
        spoke: { address: '10.0.16.0/24', subnets: { vm: { prefix: '10.0.16.0/24', nics: { vm: '10.0.16.4' } } } },
      },
      peerings: ['hub agt <-> spoke urg'],
      nvas: { a: { nics: ['hub/nva/a'], asn: 65001, advertise: '10.0.16.128/25' } },
      sessions: [{ from: 'nva:a', to: 'routeServer:hub/ars' }],
    },
    nic: 'hub/nva/a',
    to: '10.0.16.200',
    expected: `
      decides D Active 10.0.16.0/24 VNetPeering by R035
      loses V absent 10.0.16.128/25 VirtualNetworkGateway 10.0.1.4 by R037
      loses D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      way a 10.0.16.128/25 [] > ars 10.0.16.128/25 via 10.0.1.4 [65001]
      missing 10.0.16.128/25 by R037
      (withheld 10.0.16.0/24 at a with ars by R277)
      (rejected 10.0.16.0/24 at ars with a by R143)
      (withheld 10.0.16.128/25 at ars with a by R163)
    `,
  },
  {
    name: 'a session that is down',
    spec: {
      ...prepended,
      vnets: {
        ...prepended.vnets,
        far: { address: '10.5.0.0/24', subnets: { vm: { prefix: '10.5.0.0/24', nics: { c: '10.5.0.4' } } } },
      },
      nvas: { ...prepended.nvas, c: { nics: ['far/vm/c'], asn: 65003, advertise: '10.6.0.0/16' } },
      sessions: [...(prepended.sessions ?? []), { from: 'nva:c', to: 'routeServer:hub/ars' }],
    },
    nic: 'hub/nva/a',
    to: '10.6.0.1',
    expected: `
      decides D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      missing 10.6.0.0/16 by R136
      sessionDown 10.6.0.0/16 at c with ars by R136
    `,
  },
  {
    name: 'a Route Server of its own',
    spec: {
      ...prepended,
      vnets: {
        ...prepended.vnets,
        spoke: {
          address: '10.8.0.0/24',
          subnets: {
            RouteServerSubnet: { prefix: '10.8.0.0/26' },
            vm: { prefix: '10.8.0.64/26', nics: { vm: '10.8.0.68' } },
          },
          routeServer: { name: 'own' },
        },
      },
      peerings: ['hub agt <-> spoke urg'],
    },
    nic: 'spoke/vm/vm',
    to: '10.9.1.1',
    expected: `
      decides D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      missing 10.9.0.0/16 by R086
      missing 10.9.0.0/16 by R142
      (notChosen 10.9.0.0/16 at b with ars by R142)
      notChosen 10.9.0.0/16 at ars with b by R149
      (withheld 10.9.0.0/16 at ars with a by R163)
    `,
  },
  {
    name: 'nothing anywhere',
    spec: prepended,
    nic: 'hub/nva/a',
    to: '10.77.0.0/16',
    expected: `
      decides D Active 10.0.0.0/8 None by R035
      loses D Active 0.0.0.0/0 Internet by R035
      missing 10.77.0.0/16 by R055
    `,
  },
];
