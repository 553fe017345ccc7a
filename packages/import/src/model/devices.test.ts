import { describe, expect, it } from 'vitest';
import { idOf, imported, nic, resource, vnet } from '../testing/azure.js';

const hub = vnet('hub', '10.0.0.0/16', { a: { addressPrefix: '10.0.0.0/24' }, b: { addressPrefix: '10.0.1.0/29' } });

/** The lines of the text that match, without their indentation. */
function lines(pattern: RegExp, resources: readonly object[]): string[] {
  return imported([hub, ...resources])
    .text.split('\n')
    .map((line) => line.trim())
    .filter((line) => pattern.test(line));
}

describe('network interfaces', () => {
  const configuration = (name: string, more: object) => ({
    name,
    subnet: { id: idOf('virtualNetworks', 'hub/subnets/a') },
    ...more,
  });

  it('have the primary address of each family, and the others behind it', () => {
    const ipConfigurations = [
      configuration('second', { privateIPAddress: '10.0.0.9' }),
      configuration('six', { privateIPAddress: 'fd00::4', privateIPAddressVersion: 'IPv6' }),
      configuration('first', { privateIPAddress: '10.0.0.4', primary: true }),
    ];
    expect(lines(/^nic/, [resource('networkInterfaces', 'n', { ipConfigurations })])).toEqual([
      'nic n 10.0.0.4, fd00::4 secondary 10.0.0.9',
    ]);
  });

  it('without an address get the next free one, in the order of their names', () => {
    expect(
      lines(/^nic/, [nic('n2', 'hub/b', undefined), nic('n10', 'hub/b', undefined), nic('n1', 'hub/b', '10.0.1.4')]),
    ).toEqual([
      'nic n1 10.0.1.4',
      'nic n2 10.0.1.5 // ASSUMED: the next free address: it is dynamic',
      'nic n10 10.0.1.6 // ASSUMED: the next free address: it is dynamic',
    ]);
    const many = ['a', 'b', 'c', 'd'].map((name) => nic(name, 'hub/b', undefined));
    expect(lines(/^nic|LEFT/, many)).toEqual([
      'subnet b 10.0.1.0/29 { // LEFT OUT: d, for which no address is free',
      ...['a 10.0.1.4', 'b 10.0.1.5', 'c 10.0.1.6'].map(
        (each) => `nic ${each} // ASSUMED: the next free address: it is dynamic`,
      ),
    ]);
  });

  it('of private endpoints are no NICs', () => {
    const endpoint = resource('privateEndpoints', 'pe', {
      subnet: { id: idOf('virtualNetworks', 'hub/subnets/a') },
      networkInterfaces: [{ id: idOf('networkInterfaces', 'pe.nic').toUpperCase() }],
    });
    expect(lines(/^nic|^privateEndpoint/, [endpoint, nic('pe.nic', 'hub/a', '10.0.0.7')])).toEqual([
      'privateEndpoint pe 10.0.0.7',
    ]);
    expect(lines(/^nic/, [nic('_managed', 'hub/a', '10.0.0.8')])).toEqual([]);
  });
});

describe('private endpoints', () => {
  const endpoint = (more: object) =>
    lines(/^privateEndpoint/, [
      resource('privateEndpoints', 'pe', { subnet: { id: idOf('virtualNetworks', 'hub/subnets/a') }, ...more }),
    ]);

  it('have the addresses that they are configured with, or those of their DNS configuration', () => {
    expect(endpoint({ ipConfigurations: [{ name: 'i', privateIPAddress: '10.0.0.9' }] })).toEqual([
      'privateEndpoint pe 10.0.0.9',
    ]);
    expect(
      endpoint({ customDnsConfigs: [{ fqdn: 'x', ipAddresses: ['10.0.0.6'] }, { ipAddresses: ['10.0.0.5'] }] }),
    ).toEqual(['privateEndpoint pe 10.0.0.5', 'privateEndpoint pe-2 10.0.0.6']);
    expect(endpoint({})).toEqual(['privateEndpoint pe 10.0.0.4 // ASSUMED: the next free address: it is dynamic']);
  });
});

describe('network virtual appliances', () => {
  const machine = (name: string) => ({
    virtualMachine: { id: `/subscriptions/s/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/${name}` },
  });
  const forwards = { enableIPForwarding: true };

  it('are the machines of NICs that forward, with the primary NIC first', () => {
    const resources = [
      nic('n-in', 'hub/a', '10.0.0.4', { ...machine('fw'), ...forwards }),
      nic('n-out', 'hub/a', '10.0.0.5', { ...machine('FW'), primary: true }),
      nic('lone', 'hub/a', '10.0.0.6', forwards),
      nic('plain', 'hub/a', '10.0.0.7', machine('vm')),
    ];
    expect(lines(/^nva|^nic n-out,|^nic lone$/, resources)).toEqual([
      'nva FW {',
      'nic n-out, n-in',
      'nva lone {',
      'nic lone',
    ]);
  });

  it('have sessions with Route Servers by the addresses of their NICs', () => {
    const server = vnet('s', '10.1.0.0/16', {
      RouteServerSubnet: {
        addressPrefix: '10.1.0.0/26',
        ipConfigurations: [{ id: `${idOf('virtualHubs', 'RS')}/ipConfigurations/x` }],
      },
      nva: { addressPrefix: '10.1.1.0/24' },
    });
    const peer = (name: string, peerIp: string) => ({
      id: `${idOf('virtualHubs', 'rs')}/bgpConnections/${name}`,
      name,
      peerIp,
      peerAsn: 65010,
    });
    const resources = [
      server,
      resource('virtualHubs', 'rs', { kind: 'RouteServer', sku: 'Standard', hubRoutingPreference: 'aspath' }),
      nic('n1', 's/nva', '10.1.1.4', machine('fw')),
      peer('known', '10.1.1.4'),
      peer('gone', '10.1.1.9'),
      peer('far', '10.77.0.9'),
    ];
    expect(lines(/^(bgp|nva|asn|nic|routeServer|hub|.*far)/, resources)).toEqual([
      '// MISSING: network of the peer far (10.77.0.9) of rs, whose session is not here.',
      'nic gone 10.1.1.9 // MISSING: the NIC with the address of the peer gone of rs',
      'nic n1 10.1.1.4',
      'routeServer rs {',
      'hubRoutingPreference ASPath',
      'nva fw {',
      'nic n1',
      'asn 65010',
      'nva gone {',
      'nic gone',
      'asn 65010',
      'bgp fw <-> rs',
      'bgp gone <-> rs',
    ]);
  });
});

describe('load balancers', () => {
  const lb = (rules: readonly object[], more: object = {}, frontends = ['fe']) =>
    resource('loadBalancers', 'lb', {
      sku: { name: 'Standard' },
      frontendIPConfigurations: frontends.map((name, i) => ({
        name,
        privateIPAddress: `10.0.0.10${i}`,
        subnet: { id: idOf('virtualNetworks', 'hub/subnets/a') },
      })),
      backendAddressPools: [{ name: 'pool', ...more }],
      loadBalancingRules: rules,
    });
  const rule = (protocol: string, frontendPort: number, frontend = 'fe') => ({
    name: `${protocol}${frontend}`,
    protocol,
    frontendPort,
    frontendIPConfiguration: { id: `${idOf('loadBalancers', 'lb')}/frontendIPConfigurations/${frontend}` },
    backendAddressPool: { id: `${idOf('loadBalancers', 'LB')}/backendAddressPools/pool` },
  });
  const addresses = { loadBalancerBackendAddresses: [{ name: 'x', ipAddress: '10.0.0.5' }] };
  const backend = nic('n', 'hub/a', '10.0.0.5');
  const route = resource('routeTables', 'rt', {
    routes: [
      { name: 'r', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.0.0.100' },
    ],
  });

  it.each([
    ['with HA ports', [lb([rule('All', 0)], addresses), backend], ['loadBalancer lb 10.0.0.100 -> n']],
    [
      'with several frontends',
      [lb([rule('All', 0), rule('all', 0, 'fe2')], addresses, ['fe', 'fe2']), backend],
      ['loadBalancer lb-fe 10.0.0.100 -> n', 'loadBalancer lb-fe2 10.0.0.101 -> n'],
    ],
    [
      'with single ports',
      [lb([rule('Tcp', 443)], addresses), backend],
      ['// LEFT OUT: load balancer lb (fe), which has no HA-ports rule.'],
    ],
    [
      'with single ports to which a route points',
      [lb([rule('Tcp', 443)], addresses), backend, route],
      ['loadBalancer lb 10.0.0.100 ports 443 -> n'],
    ],
    [
      'with back ends that are not there',
      [lb([rule('All', 0)])],
      [
        'subnet a 10.0.0.0/24 // MISSING: back ends of load balancer lb (rg/lb): it is not here, since none of its NICs are.',
      ],
    ],
  ])('%s', (_, resources, expected) => {
    expect(lines(/loadBalancer|load balancer/, resources)).toEqual(expected);
  });
});
