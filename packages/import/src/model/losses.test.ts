import { describe, expect, it } from 'vitest';
import { importAzure } from '../import-azure.js';
import { idOf, imported, nic, resource, vnet } from '../testing/azure.js';

const inHub = (subnet: string) => ({ subnet: { id: idOf('virtualNetworks', `hub/subnets/${subnet}`) } });
const hub = vnet('hub', '10.0.0.0/16', {
  a: { addressPrefix: '10.0.0.0/24' },
  GatewaySubnet: { addressPrefix: '10.0.1.0/27' },
  ipam: {},
});
const reportOf = (resources: readonly object[]) => imported([hub, ...resources]).report;
const textOf = (resources: readonly object[]) => imported([hub, ...resources]).text;
const half = (to: string, more: object = {}) => ({
  name: `to-${to}`,
  remoteVirtualNetwork: { id: idOf('virtualNetworks', to) },
  ...more,
});

describe('resources of which the files contain only a part are missing', () => {
  const bare = (type: string) => ({ id: idOf(type, 'x'), name: 'x', location: 'westeurope', type: `M.N/${type}` });
  it.each([
    [bare('virtualNetworks'), 'virtual network rg/x, known from its name only.'],
    [resource('virtualNetworks', 'x', { enableDdos: true }), 'virtual network rg/x, known from its name only.'],
    [bare('networkInterfaces'), 'NIC rg/x: the files contain only its ID or parts of it, so it is not here.'],
    [bare('loadBalancers'), 'load balancer rg/x: the files contain only its ID or parts of it, so it is not here.'],
    [bare('privateEndpoints'), 'private endpoint rg/x: the files contain only its ID'],
    [bare('localNetworkGateways'), 'local network gateway rg/x: the files contain only its ID'],
    [bare('virtualNetworkGateways'), 'the network of the gateway x, which is not here: no IP configuration'],
    [bare('azureFirewalls'), 'firewall rg/x: the files contain only its ID'],
    [bare('virtualNetworkAppliances'), 'virtual network appliance rg/x: the files contain only its ID'],
    [{ id: idOf('loadBalancers', 'x/loadBalancingRules/r'), protocol: 'All' }, 'load balancer rg/x: the files'],
  ])('%j', (part, says) => {
    expect(reportOf([part]).missing.map(({ text }) => text)).toEqual([expect.stringContaining(says)]);
  });

  it('with the routes of a route table that is only known by them', () => {
    const route = { id: idOf('routeTables', 'rt/routes/r'), addressPrefix: '10.9.0.0/16', nextHopType: 'None' };
    const routeTable = { id: idOf('routeTables', 'rt') };
    const { text } = imported([vnet('v', '10.0.0.0/16', { a: { addressPrefix: '10.0.0.0/24', routeTable } }), route]);
    expect(
      text,
    ).toContain(`// MISSING: route table rg/rt, of which the files contain only routes: its propagation is not known.
routeTable rt {
  route r 10.9.0.0/16 -> None
}`);
  });
});

describe('what is written although the files contain only a part', () => {
  it.each([
    [
      'a private endpoint of which there is the NIC',
      [nic('n', 'hub/a', '10.0.0.7', { privateEndpoint: { id: idOf('privateEndpoints', 'pe') } })],
      'privateEndpoint pe 10.0.0.7 // MISSING: private endpoint rg/pe, known from its NIC only',
    ],
    [
      'an appliance of Azure without its NICs',
      [
        resource('virtualNetworkAppliances', 'vna', {
          ...inHub('a'),
          ipConfigurations: [
            { name: 'second', privateIPAddress: '10.0.0.21' },
            { name: 'first', privateIPAddress: '10.0.0.20', primary: true },
          ],
        }),
      ],
      'nic vna 10.0.0.20\n',
    ],
    [
      'the NIC of an instance of a scale set',
      [
        {
          id: '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/s/virtualMachines/0/networkInterfaces/n',
          ipConfigurations: [{ name: 'i', privateIPAddress: '10.0.0.8', ...inHub('a') }],
        },
      ],
      'nic n 10.0.0.8\n',
    ],
  ])('%s', (_, resources, line) => {
    expect(textOf(resources)).toContain(line);
  });
});

describe('what cannot be written is named', () => {
  const gateway = (more: object) =>
    resource('virtualNetworkGateways', 'g', {
      gatewayType: 'Vpn',
      ipConfigurations: [{ name: 'ip', ...inHub('GatewaySubnet') }],
      ...more,
    });
  const circuit = (more: object) => [
    resource('virtualNetworkGateways', 'g', {
      gatewayType: 'ExpressRoute',
      ipConfigurations: [{ name: 'ip', ...inHub('GatewaySubnet') }],
    }),
    resource('expressRouteCircuits', 'erc', {
      peerings: [{ name: 'AzurePrivatePeering', peerASN: 65001, ...more }],
    }),
    resource('connections', 'c', {
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'g') },
      peer: { id: idOf('expressRouteCircuits', 'erc') },
    }),
  ];
  const configured = (...ipConfigurations: readonly object[]) =>
    resource('networkInterfaces', 'n', {
      ipConfigurations: ipConfigurations.map((each) => ({ ...inHub('a'), ...each })),
    });
  it.each([
    [
      'a public load balancer',
      [resource('loadBalancers', 'lb', { frontendIPConfigurations: [{ name: 'f', publicIPAddress: { id: 'x' } }] })],
      'load balancer lb with a public frontend, which is not here.',
    ],
    ['a network manager', [resource('networkManagers', 'm', { scopes: {} })], 'network manager m: networks that'],
    [
      'a peering to a redacted network',
      [
        vnet(
          'v',
          '10.1.0.0/16',
          {},
          { virtualNetworkPeerings: [{ ...half('x'), remoteVirtualNetwork: { id: 'xxx' } }] },
        ),
      ],
      'peering to-x, whose remote network is not known.',
    ],
    [
      'a peering of subnets that are not there',
      [
        vnet(
          'v',
          '10.1.0.0/16',
          {},
          {
            virtualNetworkPeerings: [
              half('hub', { peerCompleteVnets: false, localSubnetNames: ['b'], remoteSubnetNames: ['A'] }),
            ],
          },
        ),
      ],
      'to-hub is a peering of subnets, of which v/b are not here',
    ],
    ['a private peering that is disabled', circuit({ state: 'Disabled' }), 'its private peering, which is disabled'],
    ['Global Reach', circuit({ connections: [{ id: 'x' }] }), 'Global Reach to another circuit'],
    ['Global Reach of the other circuit', circuit({ peeredConnections: [{ id: 'x' }] }), 'Global Reach to another'],
    [
      'pools of groups of clients',
      [
        gateway({
          vpnClientConfiguration: {
            vngClientConnectionConfigurations: [{ vpnClientAddressPool: { addressPrefixes: ['172.16.0.0/24'] } }],
          },
        }),
      ],
      'address pools of groups of point-to-site clients: 172.16.0.0/24',
    ],
    [
      'NAT rules that are resources of their own',
      [gateway({}), { id: idOf('virtualNetworkGateways', 'g/natRules/n'), mode: 'EgressSnat' }],
      'NAT rules',
    ],
    [
      'a service endpoint that is none',
      [vnet('v', '10.1.0.0/16', { s: { addressPrefix: '10.1.0.0/24', serviceEndpoints: [{ service: 'a b' }] } })],
      'service endpoints "a b"',
    ],
    [
      'a dynamic IPv6 address beside a known one',
      [configured({ name: 'i', privateIPAddress: '10.0.0.4' }, { name: 'six', privateIPAddressVersion: 'IPv6' })],
      'dynamic IPv6 address of six, which is not known',
    ],
  ])('%s', (_, resources, says) => {
    expect(reportOf(resources).leftOut.map(({ text }) => text)).toContainEqual(expect.stringContaining(says));
  });

  it.each([
    [[true, false], 'enableBgp, which the connection from h to g does not have'],
    [[false, true], 'enableBgp, which the connection from g to h does not have'],
  ])('with BGP in one direction only: %j', (flags, says) => {
    const far = vnet('far', '10.5.0.0/16', { GatewaySubnet: { addressPrefix: '10.5.0.0/27' } });
    const farSubnet = { id: idOf('virtualNetworks', 'far/subnets/GatewaySubnet') };
    const other = resource('virtualNetworkGateways', 'h', {
      gatewayType: 'Vpn',
      ipConfigurations: [{ name: 'ip', subnet: farSubnet }],
    });
    const pairs = [
      ['g', 'h'],
      ['h', 'g'],
    ].map(([from = '', to = ''], i) =>
      resource('connections', `c${i}`, {
        connectionType: 'Vnet2Vnet',
        virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', from) },
        virtualNetworkGateway2: { id: idOf('virtualNetworkGateways', to) },
        enableBgp: flags[i],
      }),
    );
    expect(textOf([gateway({}), far, other, ...pairs])).toContain(`// LEFT OUT: ${says}\nconnection g <-> h\n`);
  });

  it('with a second session of one appliance', () => {
    const routeServers = vnet('rs', '10.6.0.0/16', {
      RouteServerSubnet: { addressPrefix: '10.6.0.0/26' },
      a: { addressPrefix: '10.6.1.0/24' },
    });
    const peers = ['10.6.1.4', '10.6.1.5'].map((peerIp, i) => ({ name: `p${i}`, peerIp, peerAsn: 65001 }));
    const routeServer = resource('virtualHubs', 'rs', {
      kind: 'RouteServer',
      ipConfigurations: [{ name: 'i', subnet: { id: idOf('virtualNetworks', 'rs/subnets/RouteServerSubnet') } }],
      bgpConnections: peers,
    });
    const virtualMachine = {
      id: '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm',
    };
    const nics = ['10.6.1.4', '10.6.1.5'].map((address, i) => nic(`n${i}`, 'rs/a', address, { virtualMachine }));
    expect(textOf([routeServers, routeServer, ...nics])).toContain(
      'LEFT OUT: a further session with rs at 10.6.1.5 (p1)',
    );
  });

  it('with the subnet, if that is what is not there', () => {
    expect(reportOf([nic('n', 'hub/ipam', '10.0.0.4')]).missing[0]?.text).toBe(
      'subnet ipam of rg/hub with the NIC n, which is not here.',
    );
  });

  it('with the back ends that are not there beside one that is, also in a peered network', () => {
    const lb = resource('loadBalancers', 'lb', {
      frontendIPConfigurations: [{ name: 'fe', privateIPAddress: '10.0.0.100', ...inHub('a') }],
      backendAddressPools: [
        { name: 'p', loadBalancerBackendAddresses: ['10.1.0.4', '10.0.0.6'].map((ipAddress) => ({ ipAddress })) },
      ],
      loadBalancingRules: [
        {
          protocol: 'All',
          frontendIPConfiguration: { id: `${idOf('loadBalancers', 'lb')}/frontendIPConfigurations/fe` },
          backendAddressPool: { id: `${idOf('loadBalancers', 'lb')}/backendAddressPools/p` },
        },
      ],
    });
    const spoke = vnet(
      'v',
      '10.1.0.0/16',
      { a: { addressPrefix: '10.1.0.0/24' } },
      { virtualNetworkPeerings: [half('hub')] },
    );
    expect(textOf([lb, spoke, nic('n', 'v/a', '10.1.0.4')])).toContain(
      'loadBalancer lb 10.0.0.100 -> n // MISSING: back ends of load balancer lb: 10.0.0.6\n',
    );
  });

  it('with all remarks of local network gateways that are one site', () => {
    const local = (name: string, prefix: string) =>
      resource('localNetworkGateways', name, {
        gatewayIpAddress: '1.1.1.1',
        localNetworkAddressSpace: { addressPrefixes: [prefix] },
      });
    const to = (name: string) =>
      resource('connections', `to-${name}`, {
        connectionType: 'IPsec',
        virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'g') },
        localNetworkGateway2: { id: idOf('localNetworkGateways', name) },
      });
    expect(textOf([gateway({}), local('a', '192.168.0.0/16'), local('b', 'broken'), to('a'), to('b')])).toContain(
      'LEFT OUT: the prefix "broken", which is not a prefix',
    );
  });
});

it('names in commands are words', () => {
  const circuit = resource('expressRouteCircuits', 'c$(touch x)', {
    peerings: [{ name: 'AzurePrivatePeering', peerASN: 65001 }],
  });
  const gateway = resource('virtualNetworkGateways', 'g', {
    gatewayType: 'ExpressRoute',
    ipConfigurations: [{ name: 'ip', ...inHub('GatewaySubnet') }],
  });
  const connection = resource('connections', 'c', {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'g') },
    peer: { id: idOf('expressRouteCircuits', 'c$(touch x)') },
  });
  expect(reportOf([circuit, gateway, connection]).assumed[0]?.answer).toBe(
    "az network express-route list-route-tables --path primary --peering-name AzurePrivatePeering -g rg -n 'c$(touch x)' --subscription sub -o json",
  );
});

describe('a state of Terraform', () => {
  const state = (...resources: readonly (readonly [type: string, values: object])[]) => {
    const rows = resources.map(([type, values]) => ({ mode: 'managed', type, values }));
    const content = { format_version: '1.0', terraform_version: '1.9', values: { root_module: { resources: rows } } };
    const result = importAzure([{ name: 'state.json', text: JSON.stringify(content) }], { layout: 'text' });
    if ('refused' in result) throw new Error(result.refused.join('\n'));
    return result.files[0]?.text ?? '';
  };
  const network = [
    ['azurerm_virtual_network', { id: idOf('virtualNetworks', 'hub'), address_space: ['10.0.0.0/16'] }],
    [
      'azurerm_subnet',
      { id: idOf('virtualNetworks', 'hub/subnets/RouteServerSubnet'), address_prefixes: ['10.0.3.0/26'] },
    ],
    ['azurerm_subnet', { id: idOf('virtualNetworks', 'hub/subnets/GatewaySubnet'), address_prefixes: ['10.0.1.0/27'] }],
  ] as const;

  it('has Route Servers that are made as hubs', () => {
    const id = idOf('virtualHubs', 'rs');
    const text = state(
      ...network,
      ['azurerm_virtual_hub', { id, sku: 'Standard', address_prefix: '', virtual_wan_id: '' }],
      [
        'azurerm_virtual_hub_ip',
        { id: `${id}/ipConfigurations/i`, subnet_id: idOf('virtualNetworks', 'hub/subnets/RouteServerSubnet') },
      ],
      ['azurerm_virtual_hub_bgp_connection', { id: `${id}/bgpConnections/n`, peer_ip: '10.0.3.9', peer_asn: 65001 }],
    );
    expect(text).toContain('routeServer rs');
    expect(text).toContain('bgp n <-> rs');
  });

  it('has the remarks of other formats', () => {
    const g = idOf('virtualNetworkGateways', 'g');
    const l = idOf('localNetworkGateways', 'l');
    const text = state(
      ...network,
      [
        'azurerm_virtual_network_gateway',
        { id: g, type: 'Vpn', ip_configuration: [{ subnet_id: idOf('virtualNetworks', 'hub/subnets/GatewaySubnet') }] },
      ],
      ['azurerm_virtual_network_gateway_nat_rule', { id: `${g}/natRules/n`, mode: 'EgressSnat' }],
      ['azurerm_local_network_gateway', { id: l, gateway_address: '1.1.1.1', address_space: ['192.168.0.0/16'] }],
      [
        'azurerm_virtual_network_gateway_connection',
        {
          ...{
            id: idOf('connections', 'c'),
            type: 'IPsec',
            virtual_network_gateway_id: g,
            local_network_gateway_id: l,
          },
          custom_bgp_addresses: [{ primary: '169.254.21.1' }],
          traffic_selector_policy: [{ local_address_cidrs: ['10.0.0.0/16'] }],
          egress_nat_rule_ids: [`${g}/natRules/n`],
        },
      ],
    );
    expect(text.match(/LEFT OUT: (?!what azroute).*/g)).toEqual([
      'LEFT OUT: NAT rules',
      'LEFT OUT: trafficSelectorPolicies',
      'LEFT OUT: NAT rules',
      'LEFT OUT: APIPA addresses of BGP',
    ]);
  });

  it('can have any number of modules', () => {
    const child_modules = Array.from({ length: 300_000 }, () => ({}));
    const [[type, values]] = network;
    const root_module = { child_modules, resources: [{ mode: 'managed', type, values }] };
    const text = JSON.stringify({ format_version: '1.0', terraform_version: '1', values: { root_module } });
    expect(importAzure([{ name: 's', text }], { layout: 'text' })).toHaveProperty('files');
  });
});
