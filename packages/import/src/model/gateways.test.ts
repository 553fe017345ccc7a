import { describe, expect, it } from 'vitest';
import { idOf, imported, resource, vnet } from '../testing/azure.js';

const hub = vnet('hub', '10.0.0.0/16', {
  GatewaySubnet: { addressPrefix: '10.0.0.0/27' },
  AzureFirewallSubnet: { addressPrefix: '10.0.1.0/26' },
});
const ipConfigurations = (subnet: string, more: object = {}) => [
  { name: 'ip', subnet: { id: idOf('virtualNetworks', `hub/subnets/${subnet}`) }, ...more },
];
const vpn = (name: string, more: object = {}) =>
  resource('virtualNetworkGateways', name, {
    gatewayType: 'Vpn',
    ipConfigurations: ipConfigurations('GatewaySubnet'),
    ...more,
  });

/** The text below the network, or of the network if nothing is below. */
function below(resources: readonly object[]): string {
  const { text } = imported([hub, ...resources]);
  return text.slice(text.indexOf('\n}\n') + 4);
}

function inside(resources: readonly object[]): string {
  const { text } = imported([hub, ...resources]);
  return text.slice(text.indexOf('GatewaySubnet 10.0.0.0/27\n') + 27, text.indexOf('\n}\n'));
}

describe('gateways', () => {
  it.each([
    ['plain', {}, '  vpnGateway g'],
    [
      'with its usual BGP address',
      { bgpSettings: { asn: 65020, bgpPeeringAddress: '10.0.0.30' } },
      '  vpnGateway g {\n    asn 65020\n  }',
    ],
    [
      'with another BGP address',
      { bgpSettings: { bgpPeeringAddress: '10.0.0.12' } },
      '  vpnGateway g {\n    bgpIp 10.0.0.12\n  }',
    ],
    [
      'active-active with the usual addresses',
      { activeActive: true, bgpSettings: { bgpPeeringAddress: '10.0.0.4,10.0.0.5' } },
      '  vpnGateway g {\n    activeActive\n  }',
    ],
    [
      'with what cannot be said',
      { gatewayDefaultSite: { id: 'x' }, natRules: [{ name: 'n' }], vpnType: 'PolicyBased' },
      '  // LEFT OUT: NAT rules\n  // LEFT OUT: vpnType PolicyBased\n  // MISSING: local network gateway x, to which g sends Internet traffic (gatewayDefaultSite).\n  vpnGateway g',
    ],
  ])('%s', (_, more, expected) => {
    expect(inside([vpn('g', more)])).toBe(expected);
  });

  it('have the public addresses that they refer to', () => {
    const publicIPAddress = { id: idOf('publicIPAddresses', 'pip') };
    const resources = [
      vpn('g', { ipConfigurations: ipConfigurations('GatewaySubnet', { publicIPAddress }) }),
      resource('publicIPAddresses', 'pip', { ipAddress: '203.0.113.1' }),
    ];
    expect(inside(resources)).toContain('publicIp 203.0.113.1');
  });

  it('of networks that are not there are missing', () => {
    const elsewhere = [{ name: 'ip', subnet: { id: idOf('virtualNetworks', 'gone/subnets/GatewaySubnet') } }];
    const { report } = imported([hub, vpn('g', { ipConfigurations: elsewhere })]);
    expect(report.missing.map(({ text }) => text)).toEqual([
      'virtual network rg/gone with the gateway g, which is not here.',
    ]);
  });

  it('firewalls without an address have the first one of their subnet', () => {
    const firewall = resource('azureFirewalls', 'fw', { ipConfigurations: ipConfigurations('AzureFirewallSubnet') });
    expect(inside([firewall])).toContain('firewall fw 10.0.1.4 // ASSUMED: the first usable address of its subnet');
    const { report } = imported([hub, resource('azureFirewalls', 'fw', { virtualHub: { id: 'x' } })]);
    expect(report.missing[0]?.text).toBe('virtual hub of the firewall fw, which is not here.');
  });
});

describe('connections', () => {
  const local = (name: string, prefixes: readonly string[], more: object = {}) =>
    resource('localNetworkGateways', name, { localNetworkAddressSpace: { addressPrefixes: prefixes }, ...more });
  const connection = (name: string, more: object) =>
    resource('connections', name, {
      connectionType: 'IPsec',
      virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'G') },
      ...more,
    });
  const to = (name: string) => ({ localNetworkGateway2: { id: idOf('localNetworkGateways', name) } });
  const bgp = (asn: number) => ({ bgpSettings: { asn, bgpPeeringAddress: '192.168.0.1' } });

  it('to sites, static and with BGP', () => {
    expect(
      below([
        vpn('g'),
        local('dc', ['192.168.0.0/16'], bgp(65100)),
        local('shop', ['172.16.0.0/24']),
        local('idle', ['172.17.0.0/24']),
        connection('c1', { enableBgp: true, ...to('dc') }),
        connection('c2', { ...to('SHOP'), usePolicyBasedTrafficSelectors: true }),
      ]),
    ).toBe(`site dc {
  address 192.168.0.0/16
  asn 65100
}

site shop {
  address 172.16.0.0/24
}

connection g [prefixes 192.168.0.0/16] <-> dc [bgpIp 192.168.0.1] enableBgp

// LEFT OUT: policy-based traffic selectors
connection g <-> shop
`);
  });

  it('to a site with two devices', () => {
    expect(
      below([
        vpn('g'),
        local('dc-a', ['192.168.0.0/16'], { gatewayIpAddress: '1.1.1.1' }),
        local('dc-b', ['192.168.0.0/16'], { gatewayIpAddress: '1.1.1.2' }),
        connection('c1', to('dc-a')),
        connection('c2', to('dc-b')),
      ]),
    ).toBe(`// ASSUMED: one site behind the local network gateways dc-a, dc-b.
site dc-a {
  address 192.168.0.0/16
  router dc-a
  router dc-b
}

connection g <-> dc-a.dc-a
connection g <-> dc-b
`);
  });

  it('to circuits, known and unknown, with the customer behind', () => {
    const ergw = resource('virtualNetworkGateways', 'g', {
      gatewayType: 'ExpressRoute',
      ipConfigurations: ipConfigurations('GatewaySubnet'),
    });
    const peer = (name: string) => ({
      connectionType: 'ExpressRoute',
      peer: { id: idOf('expressRouteCircuits', name) },
    });
    const circuit = resource('expressRouteCircuits', 'erc', {
      peerings: [{ name: 'AzurePrivatePeering', peeringType: 'AzurePrivatePeering', peerASN: 65001 }],
    });
    expect(
      below([ergw, circuit, connection('c1', { ...peer('ERC'), routingWeight: 10 }), connection('c2', peer('gone'))]),
    ).toBe(`// ASSUMED: one router behind the circuit erc, ASN from its private peering, no addresses.
site onprem-erc {
  asn 65001
}

circuit erc

// MISSING: circuit rg/gone, known from the connection c2 only: nothing stands behind it.
circuit gone

connection g [weight 10] <-> erc
connection g <-> gone
connection erc <-> onprem-erc
`);
  });

  it('between gateways, of which each direction is a resource', () => {
    const other = vnet('other', '10.5.0.0/16', { GatewaySubnet: { addressPrefix: '10.5.0.0/27' } });
    const far = resource('virtualNetworkGateways', 'h', {
      gatewayType: 'Vpn',
      ipConfigurations: [{ name: 'ip', subnet: { id: idOf('virtualNetworks', 'other/subnets/GatewaySubnet') } }],
    });
    const pair = (from: string, end: string) => ({
      connectionType: 'Vnet2Vnet',
      virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', from) },
      virtualNetworkGateway2: { id: idOf('virtualNetworkGateways', end) },
      enableBgp: true,
    });
    const both = [vpn('g'), other, far, connection('c1', pair('g', 'h')), connection('c2', pair('h', 'g'))];
    expect(below(both)).toMatch(/\nconnection g <-> h enableBgp\n$/);
    expect(below(both)).not.toContain('MISSING');
    expect(below(both.slice(0, 4))).toContain(
      '// MISSING: the connection back from h to g; without it, c1 carries nothing.',
    );
  });

  it('whose ends are not there are missing', () => {
    const { report } = imported([
      hub,
      vpn('g'),
      connection('c1', to('gone')),
      connection('c2', { connectionType: 'VPNClient' }),
    ]);
    expect(report.missing[0]?.text).toBe('local network gateway rg/gone of the connection c1, which is not here.');
    expect(report.leftOut[0]?.text).toBe('connection c2 of type "vpnclient".');
  });
});
