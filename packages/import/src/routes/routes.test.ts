import { describe, expect, it } from 'vitest';
import { importAzure } from '../import-azure.js';
import { idOf, imported, nic, resource, vnet } from '../testing/azure.js';

/** A hub with an appliance that peers with the Route Server, a gateway to a site, and a circuit. */
const hub = [
  vnet('hub', '10.0.0.0/16', {
    RouteServerSubnet: {
      addressPrefix: '10.0.1.0/27',
      ipConfigurations: [{ id: idOf('virtualHubs', 'rs/ipConfigurations/ip') }],
    },
    GatewaySubnet: { addressPrefix: '10.0.2.0/27' },
    nva: { addressPrefix: '10.0.3.0/24', routeTable: { id: idOf('routeTables', 'lost') } },
  }),
  nic('nva1', 'hub/nva', '10.0.3.4', { enableIPForwarding: true }),
  nic('vm1', 'hub/nva', '10.0.3.5'),
  resource('virtualHubs', 'rs', {
    kind: 'RouteServer',
    bgpConnections: [{ name: 'peer1', peerIp: '10.0.3.4', peerAsn: 65010 }],
  }),
  resource('virtualNetworkGateways', 'gw', {
    gatewayType: 'Vpn',
    activeActive: false,
    bgpSettings: { asn: 65515, bgpPeeringAddress: '10.0.2.30' },
    ipConfigurations: [{ subnet: { id: idOf('virtualNetworks', 'hub/subnets/GatewaySubnet') } }],
  }),
  resource('virtualNetworkGateways', 'ergw', {
    gatewayType: 'ExpressRoute',
    ipConfigurations: [{ subnet: { id: idOf('virtualNetworks', 'hub/subnets/GatewaySubnet') } }],
  }),
  resource('localNetworkGateways', 'dc', { bgpSettings: { asn: 65100, bgpPeeringAddress: '192.168.0.1' } }),
  resource('localNetworkGateways', 'static', {
    gatewayIpAddress: '198.51.100.9',
    localNetworkAddressSpace: { addressPrefixes: ['172.16.0.0/16'] },
    bgpSettings: { asn: 65101, bgpPeeringAddress: '172.16.0.1' },
  }),
  ...['dc', 'static'].map((name) =>
    resource('connections', `to-${name}`, {
      connectionType: 'IPsec',
      enableBgp: name === 'dc',
      virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'gw') },
      localNetworkGateway2: { id: idOf('localNetworkGateways', name) },
    }),
  ),
  resource('expressRouteCircuits', 'er', {
    peerings: [
      {
        name: 'AzurePrivatePeering',
        peeringType: 'AzurePrivatePeering',
        peerASN: 65001,
        primaryPeerAddressPrefix: '172.31.0.0/30',
      },
    ],
  }),
  resource('connections', 'to-er', {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'ergw') },
    peer: { id: idOf('expressRouteCircuits', 'er') },
  }),
];

const row = (network: string, asPath: string, more: object = {}) => ({
  ...{ network, asPath, origin: 'EBgp', localAddress: '10.0.1.4', sourcePeer: '10.0.3.4', nextHop: '10.0.3.4' },
  ...more,
});
const fromServer = (...rows: object[]) => ({
  RouteServiceRole_IN_0: rows,
  RouteServiceRole_IN_1: rows.map((each) => ({ ...each, localAddress: '10.0.1.5' })),
});
const fromGateway = (...rows: object[]) => ({
  value: rows.map((each) => ({ ...each, localAddress: '10.0.2.30' })),
});
const ofSite = { sourcePeer: '192.168.0.1', nextHop: '192.168.0.1' };

describe('learned routes', () => {
  it.each<[title: string, routes: unknown, lines: readonly string[]]>([
    ['of the peer itself', fromServer(row('10.9.0.0/16', '65010')), ['bgp nva1 [advertise 10.9.0.0/16] <-> rs']],
    [
      'prepended',
      fromServer(row('10.9.0.0/16', '65010-65010-65010'), row('10.8.0.0/16', '65010')),
      ['bgp nva1 [prepend 2 10.9.0.0/16, advertise 10.8.0.0/16, advertise 10.9.0.0/16] <-> rs'],
    ],
    [
      'with another next hop',
      fromServer(row('10.9.0.0/16', '65010', { nextHop: '10.0.3.100' })),
      ['bgp nva1 [advertise 10.9.0.0/16, nextHop 10.0.3.100] <-> rs'],
    ],
    [
      'of a router behind the peer, and of one behind two others',
      fromServer(row('10.9.0.0/16', '65010-65200'), row('10.7.0.0/16', '65010-65301-65300')),
      [
        'bgp nva1 [prepend 1 10.7.0.0/16] <-> rs',
        'tunnel nva1-as65200 ipsec nva1 <-> as65200 [endpoint 192.0.2.1]',
        'tunnel nva1-as65300 ipsec nva1 <-> as65300 [endpoint 192.0.2.2]',
        'bgp nva1 <-> as65200 over nva1-as65200',
        'site as65200 {',
        '  address 10.9.0.0/16',
      ],
    ],
    [
      'of a site',
      fromGateway(row('192.168.0.0/16', '65100', ofSite), row('192.168.9.0/24', '65100-65100', ofSite)),
      [
        '  address 192.168.0.0/16, 192.168.9.0/24 // routes.json',
        'connection gw <-> dc [bgpIp 192.168.0.1, prepend 1 192.168.9.0/24] enableBgp',
      ],
    ],
    [
      'of a router behind a site',
      fromGateway(row('10.6.0.0/16', '65100-65400', ofSite)),
      [
        'tunnel dc-as65400 ipsec dc [endpoint 192.0.2.2] <-> as65400 [endpoint 192.0.2.1]',
        'bgp dc <-> as65400 over dc-as65400',
      ],
    ],
  ])('%s', (_, routes, lines) => {
    const { text, report } = imported(hub, { 'routes.json': routes });
    expect(report.contradictions).toEqual([]);
    for (const line of lines) expect(`${text}\n`).toContain(`${line}\n`);
  });

  it.each<[title: string, routes: unknown, text: string]>([
    [
      'of an unknown peer',
      fromServer(row('10.9.0.0/16', '65011', { sourcePeer: '10.0.3.77' })),
      'rs learned 10.9.0.0/16 from 10.0.3.77, which is none of its peers in the files.',
    ],
    [
      'of another ASN',
      fromServer(row('10.9.0.0/16', '65011')),
      'rs learned 10.9.0.0/16 from 10.0.3.4, with the path 65011, although the peer has ASN 65010.',
    ],
    [
      'with the ASN of the Route Server in the path',
      fromServer(row('10.9.0.0/16', '65010-65515')),
      'rs learned 10.9.0.0/16 from 10.0.3.4, with its own ASN 65515 in the path, which it does not accept.',
    ],
    [
      'that differ between the instances',
      { ...fromServer(row('10.9.0.0/16', '65010')), RouteServiceRole_IN_1: [row('10.9.0.0/16', '65010-65010')] },
      'rs learned 10.9.0.0/16 from 10.0.3.4, with the path 65010 65010 at one instance and 65010 at the other.',
    ],
    [
      'over a connection without BGP',
      fromGateway(row('10.5.0.0/16', '65101', { sourcePeer: '172.16.0.1' })),
      'gw learned 10.5.0.0/16 from 172.16.0.1, which is none of its peers in the files.',
    ],
  ])('%s contradict the model, which stays as it is', (_, routes, sentence) => {
    const { text, report } = imported(hub, { 'routes.json': routes });
    expect(report.contradictions).toEqual([{ file: 'routes.json', text: sentence }]);
    if (!sentence.includes('instance')) expect(text).toBe(imported(hub).text);
  });

  it('that fit no device, and files without routes, are refused', () => {
    const refusal = (routes: Readonly<Record<string, unknown>>) => () => imported(hub, routes);
    expect(refusal({ 'a.json': fromServer(row('10.9.0.0/16', '1', { localAddress: '1.1.1.1' })) })).not.toThrow();
    expect(refusal({ 'a.json': [row('10.9.0.0/16', '1', { localAddress: '1.1.1.1' })] })).toThrow(
      'a.json contains routes learned at 1.1.1.1, which belong to no Route Server or VPN gateway',
    );
    expect(refusal({ 'a.json': { vms: [] } })).toThrow('a.json contains no routes.');
  });
});

describe('routes of a circuit', () => {
  const table = (...rows: (readonly [string, string])[]) => ({
    value: rows.map(([network, path]) => ({ network, path, nextHop: '172.31.0.1*' })),
  });

  it('are the addresses of the site behind it, without the links', () => {
    const routes = table(
      ['10.50.0.0/16', '65001 I\n'],
      ['172.31.0.0/30', '65001 I'],
      ['169.254.1.0/24', '65001 ?'],
      ['10.0.0.0/16', '65515 I'],
      ['10.51.0.0/16', '65001 65001 I'],
    );
    const { text, report } = imported(hub, { 'any.json': routes });
    expect(text).toContain('  address 10.50.0.0/16, 10.51.0.0/16 // any.json\n');
    expect(text).toContain('connection er <-> onprem-er [prepend 1 10.51.0.0/16]\n');
    expect(report.contradictions).toEqual([]);
  });

  it('of another customer contradict it', () => {
    const { report } = imported(hub, { 'er=any.json': table(['10.50.0.0/16', '65999 I']) });
    expect(report.contradictions.map(({ text }) => text)).toEqual([
      'er learned 10.50.0.0/16 with the path 65999, although its customer has ASN 65001.',
    ]);
  });
});

describe('effective routes', () => {
  const user = (prefixes: readonly string[], hop: string, name?: string) => ({
    ...{ source: 'User', state: 'Active', addressPrefix: prefixes, nextHopType: 'VirtualAppliance' },
    ...{ nextHopIpAddress: [hop], disableBgpRoutePropagation: true, ...(name === undefined ? {} : { name }) },
  });

  it('fill a missing route table', () => {
    const routes = { value: [user(['0.0.0.0/0'], '10.0.3.9', 'default'), user(['10.1.0.0/16'], '10.0.3.9')] };
    const { text, report } = imported(hub, { 'hub.vm1.json': routes });
    expect(text).toContain(`routeTable lost {
  disableBgpRoutePropagation
  route 10.1.0.0/16 -> VirtualAppliance 10.0.3.9
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.3.9
}`);
    expect(report.missing.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Its routes are the user routes of vm1 (hub.vm1.json); what none of them showed'),
    );
  });

  it('that disagree about a missing route table leave the route out', () => {
    const { text, report } = imported(hub, {
      'nva1.json': [user(['0.0.0.0/0'], '10.0.3.8')],
      'vm1.json': [user(['0.0.0.0/0'], '10.0.3.9')],
    });
    expect(text).toContain('routeTable lost unknown {\n  disableBgpRoutePropagation\n}');
    expect(report.contradictions.map(({ text }) => text)).toEqual([
      'lost has 0.0.0.0/0 to VirtualAppliance 10.0.3.8 in nva1.json, and to VirtualAppliance 10.0.3.9 here: the route is not written.',
    ]);
  });

  it('find the name of a service tag among the service tags', () => {
    const table = resource('routeTables', 'other', {
      routes: [{ name: 's', addressPrefix: 'Storage', nextHopType: 'Internet' }],
    });
    const tags = { values: [{ name: 'Storage', properties: { addressPrefixes: ['20.0.0.0/24', '20.0.1.0/24'] } }] };
    const routes = {
      value: [user(['20.0.1.0/24', '20.0.0.0/24'], '10.0.3.9', 's'), user(['1.0.0.0/8', '2.0.0.0/8'], '10.0.3.9', 'x')],
    };
    const { text, report } = imported([...hub, table], { 'vm1.json': routes, 'tags.json': tags });
    expect(text).toContain('  route s Storage -> VirtualAppliance 10.0.3.9\n');
    expect(text).toContain('serviceTag Storage 20.0.0.0/24, 20.0.1.0/24 // tags.json\n');
    expect(report.leftOut.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('route x: it is for a service tag'),
    );
  });

  it('show the addresses of the Microsoft edge', () => {
    const routes = {
      value: [
        {
          source: 'VirtualNetworkGateway',
          state: 'Active',
          nextHopType: 'VirtualNetworkGateway',
          ...{ addressPrefix: ['10.50.0.0/16'], nextHopIpAddress: ['10.24.1.2', '10.24.1.1'] },
        },
        {
          source: 'VirtualNetworkGateway',
          state: 'Active',
          nextHopType: 'VirtualNetworkGateway',
          ...{ addressPrefix: ['172.16.0.0/16'], nextHopIpAddress: ['20.1.1.1'] },
        },
      ],
    };
    expect(imported(hub, { 'vm1.json': routes }).text).toContain(
      'circuit er { nextHop 10.24.1.1, 10.24.1.2 } // vm1.json\n',
    );
  });

  it('of nobody, or of several, are refused with what to write', () => {
    const two = [
      ...hub,
      vnet('spoke', '10.1.0.0/16', { a: { addressPrefix: '10.1.0.0/24' } }),
      nic('vm1', 'spoke/a', '10.1.0.4'),
    ];
    const routes = [user(['0.0.0.0/0'], '10.0.3.9')];
    // Two NICs of one group have the same ID: the second is in another one.
    const other = two.map(
      (each) =>
        JSON.parse(
          JSON.stringify(each).replace(
            'rg/providers/Microsoft.Network/networkInterfaces/vm1","name":"vm1","type":"Microsoft.Network/networkInterfaces","ipConfigurations":[{"name":"ip1","primary":true,"privateIPAddress":"10.1',
            'rg2/providers/Microsoft.Network/networkInterfaces/vm1","name":"vm1","type":"Microsoft.Network/networkInterfaces","ipConfigurations":[{"name":"ip1","primary":true,"privateIPAddress":"10.1',
          ),
        ) as object,
    );
    expect(() => imported(other, { 'vm1.json': routes })).toThrow(
      'vm1.json fits hub/nva/vm1 and spoke/a/vm1; begin the name of the file with hub.nva.vm1, or on the command line give --routes hub.nva.vm1=vm1.json.',
    );
    expect(() => imported(other, { 'hub.nva.vm1=vm1.json': routes })).not.toThrow();
    expect(() => imported(hub, { 'vm9.json': routes })).toThrow(
      'begin the name of the file with NIC, or on the command line give --routes NIC=vm9.json.',
    );
  });
});

describe('files of a folder that fit several things', () => {
  const second = [
    vnet('hub2', '10.0.0.0/16', {
      RouteServerSubnet: {
        addressPrefix: '10.0.1.0/27',
        ipConfigurations: [{ id: idOf('virtualHubs', 'rs2/ipConfigurations/ip') }],
      },
    }),
    resource('virtualHubs', 'rs2', { kind: 'RouteServer' }),
    resource('expressRouteCircuits', 'er2', {
      peerings: [{ peeringType: 'AzurePrivatePeering', peerASN: 65002, primaryPeerAddressPrefix: '172.31.0.0/30' }],
    }),
  ];
  const tables: Readonly<Record<string, unknown>> = {
    'learned.json': fromServer(row('10.9.0.0/16', '65010')),
    'advertised.json': fromServer({ network: '10.9.0.0/16', asPath: '65515', origin: 'Igp', localAddress: '10.0.1.4' }),
    'peers.json': { value: [{ localAddress: '10.0.1.4', neighbor: '10.0.3.4', state: 'Connected' }] },
    'circuit.json': { value: [{ network: '10.50.0.0/16', path: '65001', nextHop: '172.31.0.1' }] },
  };

  it.each(Object.entries(tables))('%s is skipped with both names, and taken under the name of one', (name, content) => {
    const read = (file: string) => {
      const routes = [{ name: file, text: JSON.stringify(content), isOptional: true }];
      const inputs = [{ name: 'export.json', text: JSON.stringify([...hub, ...second]) }];
      const result = importAzure(inputs, { layout: 'text', routes });
      if ('refused' in result) throw new Error(result.refused.join('\n'));
      return result.report;
    };
    expect(read(name).skipped).toEqual([expect.stringMatching(/ fits .* and .*; begin the name of the file with /)]);
    const { skipped, readRoutes } = read(name === 'circuit.json' ? 'er.json' : `rs.${name}`);
    expect([skipped, readRoutes.length]).toEqual([[], 1]);
  });
});

describe('the states of BGP peers', () => {
  it('offer a scenario for a session that is down', () => {
    const peers = {
      value: [
        { localAddress: '10.0.2.30', neighbor: '192.168.0.1', asn: 65100, state: 'Connecting' },
        { localAddress: '10.0.2.30', neighbor: '10.0.1.4', asn: 65515, state: 'Connected' },
      ],
    };
    expect(imported(hub, { 'peers.json': peers }).text).toContain(
      'which is Connecting at present. To see the network without it: scenario "dc down" { down connection gw <-> dc }\n',
    );
  });
});
