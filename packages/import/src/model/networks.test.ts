import { describe, expect, it } from 'vitest';
import { idOf, imported, nic, resource, vnet } from '../testing/azure.js';

const table = (id: string) => ({ routeTable: { id } });

describe('virtual networks', () => {
  it('with subnets in both forms, endpoints, policies, and a region with a space', () => {
    const subnets = {
      a: {
        addressPrefix: '10.0.0.0/24',
        serviceEndpoints: [{ service: 'Microsoft.Sql' }, { service: 'Microsoft.KeyVault' }],
      },
      b: { addressPrefixes: ['10.0.1.0/24', 'fd00::/64'], privateEndpointNetworkPolicies: 'routetableenabled' },
      c: { addressPrefix: '10.0.2.0/24', privateEndpointNetworkPolicies: 'Disabled' },
    };
    const more = { location: 'West Europe', privateEndpointVNetPolicies: 'Basic' };
    expect(imported([vnet('hub', '10.0.0.0/16', subnets, more)]).text).toBe(`vnet hub {
  location westeurope
  address 10.0.0.0/16
  privateEndpointVNetPolicies Basic

  subnet a 10.0.0.0/24 {
    serviceEndpoints Microsoft.KeyVault, Microsoft.Sql
  }
  subnet b 10.0.1.0/24, fd00::/64 {
    privateEndpointNetworkPolicies RouteTableEnabled
  }
  subnet c 10.0.2.0/24
}
`);
  });

  it('keeps prefixes with host bits and leaves out texts that are none', () => {
    const { text, report } = imported([vnet('hub', '10.0.0.1/16', { a: { addressPrefix: '10.0.0.0/24\nvnet evil' } })]);
    expect(text).toContain('address 10.0.0.1/16');
    expect(text).not.toMatch(/^ *subnet/m);
    expect(report.leftOut[0]?.text).toContain('subnet a, which has no address prefix');
  });

  it('marks what cannot be said of a subnet at its line', () => {
    const subnets = {
      pods: { addressPrefix: '10.0.0.0/24', delegations: [{ serviceName: 'Microsoft.Sql/managedInstances' }] },
      none: { addressPrefix: '10.0.1.0/24', defaultOutboundAccess: false },
    };
    const { text } = imported([vnet('hub', '10.0.0.0/16', subnets)]);
    expect(text).toContain('subnet none 10.0.1.0/24 // LEFT OUT: defaultOutboundAccess false');
    expect(text).toContain('subnet pods 10.0.0.0/24 // LEFT OUT: machines of Microsoft.Sql/managedInstances');
  });

  it('known from their subnets only are stubs', () => {
    const subnet = { id: idOf('virtualNetworks', 'hub/subnets/a'), name: 'a', addressPrefix: '10.0.0.0/24' };
    const { text, report } = imported([subnet]);
    expect(text).toBe(`// MISSING: virtual network rg/hub, known from its subnets only.
vnet hub {
  address 10.0.0.0/24

  subnet a 10.0.0.0/24
}
`);
    expect(report.missing).toHaveLength(1);
  });

  it('that NICs need and that are not there are missing', () => {
    const { report } = imported([vnet('hub', '10.0.0.0/16'), nic('b', 'x/a', '10.9.0.5'), nic('a', 'x/a', '10.9.0.4')]);
    expect(report.missing[0]).toMatchObject({
      text: 'virtual network rg/x with the NICs a, b, which are not here.',
      answer: 'az network vnet show -g rg -n x --subscription sub -o json',
      line: 5,
    });
  });
});

describe('route tables', () => {
  const id = idOf('routeTables', 'rt');
  const used = vnet('hub', '10.0.0.0/16', { a: { addressPrefix: '10.0.0.0/24', ...table(id.toUpperCase()) } });
  const routes = (list: readonly object[], more: object = {}) =>
    imported([used, resource('routeTables', 'rt', { routes: list, ...more })])
      .text.split('\n\n')
      .at(-1);

  it('with every next hop type, in any case, sorted by name', () => {
    expect(
      routes(
        [
          { name: 'r10', addressPrefix: '0.0.0.0/0', nextHopType: 'internet' },
          { name: 'r2', addressPrefix: '10.2.0.0/16', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.0.4' },
          { name: 'r3', addressPrefix: 'AzureCloud.westeurope', nextHopType: 'None' },
          { name: 'r4', addressPrefix: '10.4.0.0/16', nextHopType: 'VnetLocal', nextHopIpAddress: '' },
          {
            name: 'r5',
            addressPrefix: '10.5.0.0/16',
            nextHopType: 'VirtualNetworkGateway',
            nextHopIpAddress: '1.1.1.1',
          },
        ],
        { disableBgpRoutePropagation: true },
      ),
    ).toBe(`routeTable rt {
  disableBgpRoutePropagation
  route r2 10.2.0.0/16 -> VirtualAppliance 10.0.0.4
  route r3 AzureCloud.westeurope -> None
  route r4 10.4.0.0/16 -> VnetLocal
  route r5 10.5.0.0/16 -> VirtualNetworkGateway
  route r10 0.0.0.0/0 -> Internet
}
`);
  });

  it('with several next hops keep them all, and say what is left out', () => {
    const nextHop = { nextHopIpAddresses: ['10.0.0.4', '10.0.0.5'] };
    expect(
      routes(
        [
          { name: 'all', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualApplianceEcmp', nextHop },
          { name: 'odd', addressPrefix: '10.0.0.0/8', nextHopType: 'Wormhole' },
          { name: 'none', addressPrefix: 'a b', nextHopType: 'None' },
          { name: 'nowhere', addressPrefix: '10.0.0.0/8', nextHopType: 'VirtualAppliance' },
        ],
        { disablePeeringRoute: 'All' },
      ),
    ).toBe(`// LEFT OUT: disablePeeringRoute All: the rows of peerings are not disabled here.
// LEFT OUT: route odd: its next hop type "Wormhole" is unknown.
// LEFT OUT: route none: its destination "a b" is neither a prefix nor a service tag.
// LEFT OUT: route nowhere: its next hop has no address.
routeTable rt {
  route all 0.0.0.0/0 -> VirtualApplianceEcmp 10.0.0.4, 10.0.0.5
}
`);
  });

  it('have routes that are resources of their own', () => {
    const route = { id: `${id}/routes/one`, name: 'rt/one', addressPrefix: '10.9.0.0/16', nextHopType: 'None' };
    const { text } = imported([route, used, resource('routeTables', 'rt', { routes: [] })]);
    expect(text).toContain('route one 10.9.0.0/16 -> None');
  });

  it('that no subnet uses have no effect and are named', () => {
    const { text, report } = imported([vnet('hub', '10.0.0.0/16'), resource('routeTables', 'idle', { routes: [] })]);
    expect(text).not.toContain('routeTable');
    expect(report.notes).toEqual([
      'Left out, because it has no effect: route table rg/idle, which is associated with no subnet.',
    ]);
  });
});

describe('peerings', () => {
  const half = (to: string, more: object = {}) => ({
    name: `to-${to}`,
    remoteVirtualNetwork: { id: idOf('virtualNetworks', to) },
    remoteAddressSpace: { addressPrefixes: ['10.9.0.0/16'] },
    ...more,
  });
  const peered = (name: string, address: string, ...halves: readonly object[]) =>
    vnet(name, address, { a: { addressPrefix: address.replace('/16', '/24') } }, { virtualNetworkPeerings: halves });
  const peerings = (resources: readonly object[]) =>
    imported(resources)
      .text.split('\n')
      .filter((line) => line.startsWith('peering'));

  it.each([
    [
      'of two halves',
      [peered('a', '10.0.0.0/16', half('b', { allowForwardedTraffic: true })), peered('b', '10.1.0.0/16', half('A'))],
      'peering a [allowForwardedTraffic] <-> b',
    ],
    [
      'of one half, the other network being there',
      [peered('a', '10.0.0.0/16'), peered('b', '10.1.0.0/16', half('a', { peeringState: 'Initiated' }))],
      'peering b -> a',
    ],
    [
      'of one half that says that the other one exists',
      [peered('b', '10.1.0.0/16', half('x', { peeringState: 'Connected', useRemoteGateways: true }))],
      "peering b [useRemoteGateways] <-> x [allowGatewayTransit] // ASSUMED: flags of x's half: allowGatewayTransit alone",
    ],
    [
      'of one half without a state',
      [peered('b', '10.1.0.0/16', half('x', { allowVirtualNetworkAccess: false }))],
      'peering b [allowVirtualNetworkAccess false] -> x',
    ],
    [
      'of one half, which should have two',
      [peered('a', '10.0.0.0/16'), peered('b', '10.1.0.0/16', half('a', { peeringState: 'Connected' }))],
      'peering b -> a // MISSING: the half of a; without it, nothing flows',
    ],
    [
      'of two halves that are disconnected',
      [peered('a', '10.0.0.0/16', half('b', { peeringState: 'Disconnected' })), peered('b', '10.1.0.0/16', half('a'))],
      'peering a -> b // LEFT OUT: both halves exist, but the state is Disconnected: nothing flows',
    ],
    [
      'of subnets',
      [
        peered(
          'a',
          '10.0.0.0/16',
          half('b', { peerCompleteVnets: false, localSubnetNames: ['a'], remoteSubnetNames: ['a'] }),
        ),
        peered(
          'b',
          '10.1.0.0/16',
          half('a', { peerCompleteVnets: false, localSubnetNames: ['a'], remoteSubnetNames: ['a'] }),
        ),
      ],
      'peering a [subnet a] <-> b [subnet a]',
    ],
  ])('%s', (_, resources, line) => {
    expect(peerings(resources)).toEqual([line]);
  });

  it('that are resources of their own belong to their network', () => {
    const own = {
      ...half('a'),
      id: `${idOf('virtualNetworks', 'b')}/virtualNetworkPeerings/p`,
      name: 'b/p',
      properties: {},
    };
    expect(peerings([peered('a', '10.0.0.0/16'), peered('b', '10.1.0.0/16'), own])).toEqual(['peering b -> a']);
  });
});
