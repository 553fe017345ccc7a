import { describe, expect, it } from 'vitest';
import { idOf, imported, nic, resource, vnet } from '../testing/azure.js';
import {
  connection,
  connectionId,
  firewall,
  gateway,
  h1,
  hub,
  hubId,
  ids,
  intent,
  link,
  route,
  site,
  spoke,
  table,
  tableId,
  to,
  tunnel,
  wan,
} from '../testing/virtual-wan.js';

describe('virtual hubs', () => {
  it("with their WAN, their values, and connections with Azure's default", () => {
    const values = { location: 'West Europe', hubRoutingPreference: 'aspath', virtualRouterAsn: 65515 };
    const routing = {
      associatedRouteTable: { id: tableId('h1', 'defaultRouteTable').toUpperCase() },
      propagatedRouteTables: { ids: ids(tableId('h1', 'defaultRouteTable')), labels: ['default'] },
      vnetRoutes: { staticRoutes: [], staticRoutesConfig: { vnetLocalRouteOverrideCriteria: 'Contains' } },
    };
    const { text } = imported([
      wan,
      hub('h1', '10.100.0.0/23', { ...values, virtualRouterIps: ['10.100.0.69', '10.100.0.68'] }),
      hub('h2', '10.200.0.0/23', { virtualRouterIps: ['10.200.0.105', '10.200.0.104'] }),
      spoke,
      connection('h1', 'spoke', routing),
    ]);
    expect(text).toBe(`virtualWan wan

virtualHub h1 {
  location westeurope
  address 10.100.0.0/23
  hubRoutingPreference ASPath
}

virtualHub h2 {
  address 10.200.0.0/23
  virtualRouterIps 10.200.0.104, 10.200.0.105
}

vnet spoke {
  address 10.101.0.0/24

  subnet a 10.101.0.0/26
}

connection h1 <-> spoke
`);
  });

  it('name their WAN if there are several', () => {
    const other = resource('virtualWans', 'other', { allowBranchToBranchTraffic: false });
    const virtualWan = { id: idOf('virtualWans', 'other') };
    const both = [connection('h1', 'spoke'), connection('h2', 'spoke')];
    const { text } = imported([wan, other, h1, hub('h2', '10.200.0.0/23', { virtualWan }), spoke, ...both]);
    expect(text).toContain('virtualWan other {\n  allowBranchToBranchTraffic false\n}');
    expect(text).toContain('virtualHub h2 {\n  virtualWan other\n  address 10.200.0.0/23\n}');
  });

  it('with route tables, labels, static routes, and what connections say of them', () => {
    const { text } = imported([
      wan,
      h1,
      hub('h2', '10.200.0.0/23'),
      firewall('fw', 'h1', '10.100.0.132'),
      table(
        'h1',
        'defaultRouteTable',
        ['default', 'all'],
        [route('nva', ['10.60.0.0/16'], connectionId('h1', 'spoke'))],
      ),
      table('h1', 'noneRouteTable', []),
      table('h1', 'rt-red', ['red'], [route('all', ['10.0.0.0/8', '0.0.0.0/0'], idOf('azureFirewalls', 'FW'))]),
      table('h2', 'rt-blue', ['blue']),
      spoke,
      connection(
        'h1',
        'spoke',
        {
          associatedRouteTable: { id: tableId('h1', 'rt-red') },
          propagatedRouteTables: {
            ids: ids(tableId('h1', 'rt-red'), tableId('h2', 'rt-blue'), tableId('h1', 'noneRouteTable')),
            labels: ['default', 'red'],
          },
          vnetRoutes: {
            staticRoutes: [
              { name: 'to nva', addressPrefixes: ['10.60.0.0/16', '10.61.0.0/16'], nextHopIpAddress: '10.101.0.4' },
            ],
            staticRoutesConfig: { vnetLocalRouteOverrideCriteria: 'Equal', propagateStaticRoutes: false },
          },
        },
        { enableInternetSecurity: false },
      ),
    ]);
    expect(text).toContain(`virtualHub h1 {
  address 10.100.0.0/23

  hubRouteTable defaultRouteTable {
    labels all
    route nva 10.60.0.0/16 -> spoke
  }
  hubRouteTable rt-red {
    labels red
    route all 10.0.0.0/8, 0.0.0.0/0 -> fw
  }

  firewall fw 10.100.0.132
}`);
    expect(text).toContain(
      'connection h1 [associatedRouteTable rt-red, propagatedRouteTables rt-red, propagatedRouteTables h2.rt-blue, ' +
        'propagatedRouteTables noneRouteTable, labels default, labels red, enableInternetSecurity false, ' +
        'staticRoutes "to nva" 10.60.0.0/16, 10.61.0.0/16 -> 10.101.0.4, propagateStaticRoutes false, ' +
        'vnetLocalRouteOverrideCriteria Equal] <-> spoke',
    );
  });

  it('with routing intent, of which Azure writes routes and propagation itself', () => {
    const fw = idOf('azureFirewalls', 'fw');
    const rows = [
      route('_policy_PrivateTraffic', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], fw),
      route('private_traffic', ['203.0.113.0/24'], fw),
    ];
    const none = { propagatedRouteTables: { ids: ids(tableId('h1', 'noneRouteTable')), labels: ['none'] } };
    const all = [wan, h1, firewall('fw', 'h1'), spoke, connection('h1', 'spoke', none)];
    const expected = `virtualHub h1 {
  address 10.100.0.0/23

  routingIntent {
    PrivateTraffic -> fw
  }

  hubRouteTable defaultRouteTable {
    route private_traffic 203.0.113.0/24 -> fw
  }

  firewall fw
}`;
    const defaultTable = table('h1', 'defaultRouteTable', ['default'], rows);
    const { text } = imported([...all, defaultTable, intent('h1', { PrivateTraffic: fw })]);
    expect(text).toContain(expected);
    expect(text).toContain('connection h1 <-> spoke');
    // Without the routing intent, its routes say that there is one.
    const { text: guessed, report } = imported([...all, defaultTable]);
    expect(guessed).toContain(expected);
    expect(report.assumed[0]?.text).toBe(
      'routing intent for PrivateTraffic, from the route _policy_PrivateTraffic of defaultRouteTable.',
    );
  });

  it('have names that connections tell apart from those of networks, sites and appliances', () => {
    const same = [hub('x', '10.100.0.0/23'), vnet('x', '10.1.0.0/16', { a: { addressPrefix: '10.1.0.0/24' } }, {})];
    const { text } = imported([
      ...[wan, ...same, connection('x', 'x'), nic('y', 'x/a', '10.1.0.4', { enableIPForwarding: true })],
      hub('y', '10.200.0.0/23'),
    ]);
    expect(text).toMatch(/^connection x--rg--sub(--2)? <-> x--rg--sub(--2)?$/m);
    expect(text).toMatch(/^virtualHub y--rg--sub(--2)? \{$/m);
    expect(text).toMatch(/^nva y--rg--sub(--2)? \{$/m);
  });

  it('with the label none, which is that of the table without routes', () => {
    const none = { propagatedRouteTables: { labels: ['none'] } };
    const all = [wan, h1, spoke, connection('h1', 'spoke', none)];
    expect(imported(all).text).toContain('connection h1 [propagatedRouteTables noneRouteTable] <-> spoke');
    const text = imported([...all, table('h1', 'rt', ['none'])]).text;
    expect(text).toContain('connection h1 [labels none] <-> spoke');
  });

  it('with appliances and services in the place of a firewall', () => {
    const nva = idOf('networkVirtualAppliances', 'ngfw');
    const virtualHub = { id: hubId('h1') };
    const appliances = ['ngfw', 'sdwan'].map((name) => resource('networkVirtualAppliances', name, { virtualHub }));
    const { text } = imported([wan, h1, spoke, ...appliances, intent('h1', { PrivateTraffic: nva, Internet: nva })]);
    expect(text).toContain('firewall ngfw // ASSUMED: rg/ngfw is a security solution in the hub');
    expect(text).toContain('  routingIntent {\n    PrivateTraffic -> ngfw\n    Internet -> ngfw\n  }');
    expect(text).toContain('// LEFT OUT: network virtual appliance sdwan in the hub');
  });
});

describe('branches of virtual hubs', () => {
  it('VPN sites with links, with and without BGP', () => {
    const none = { propagatedRouteTables: { ids: ids(tableId('h1', 'noneRouteTable')) } };
    const { text } = imported([
      wan,
      h1,
      gateway(
        [
          to('dc', [tunnel('dc', 'l1', { enableBgp: true }), tunnel('dc', 'l2', { enableBgp: true })]),
          to('shop', [tunnel('shop', 'l1')], { routingConfiguration: none, enableInternetSecurity: true }),
        ],
        {
          bgpSettings: {
            asn: 65515,
            bgpPeeringAddresses: [
              { defaultBgpIpAddresses: ['10.100.0.14'], tunnelIpAddresses: ['198.51.100.1', '10.100.0.4'] },
              { defaultBgpIpAddresses: ['10.100.0.15'], tunnelIpAddresses: ['198.51.100.2', '10.100.0.5'] },
            ],
          },
        },
      ),
      site('dc', [link('l1', 65100, '192.168.0.1'), link('l2', 65100, '192.168.0.2')]),
      site('shop', [link('l1')], ['172.20.0.0/16']),
    ]);
    expect(text).toContain(`  vpnGateway vpn {
    bgpIp 10.100.0.14, 10.100.0.15
    publicIp 198.51.100.1, 198.51.100.2
  }`);
    expect(text).toContain('site dc {\n  asn 65100\n}');
    expect(text).toContain('site shop {\n  address 172.20.0.0/16\n}');
    expect(text).toContain('connection vpn <-> dc [bgpIp 192.168.0.1, 192.168.0.2] enableBgp');
    expect(text).toContain('connection vpn [propagatedRouteTables noneRouteTable, enableInternetSecurity] <-> shop');
  });

  it('sites whose links have several ASNs have a router for each', () => {
    const tunnels = ['l1', 'l2'].map((name) => tunnel('dc', name, { enableBgp: true }));
    const links = [link('l1', 65100, '192.168.0.1'), link('l2', 65200, '192.168.0.2')];
    const { text } = imported([wan, h1, gateway([to('dc', tunnels)]), site('dc', links)]);
    expect(text).toContain('router l1 {\n    asn 65100\n  }\n  router l2 {\n    asn 65200\n  }');
    expect(text).toContain('connection vpn <-> l1 [bgpIp 192.168.0.1] enableBgp');
    expect(text).toContain('connection vpn <-> l2 [bgpIp 192.168.0.2] enableBgp');
  });

  it('connections as resources of their own are those in the gateway', () => {
    const child = { ...to('shop', [tunnel('shop', 'l1')]), id: idOf('vpnGateways', 'vpn/vpnConnections/to-shop') };
    const { text } = imported([wan, h1, gateway([]), child, site('shop', [link('l1')], ['172.20.0.0/16'])]);
    expect(text).toContain('connection vpn <-> shop');
  });

  it('circuits, with weight and routing', () => {
    const peering = idOf('expressRouteCircuits', 'erc/peerings/AzurePrivatePeering');
    const connected = {
      ...{ name: 'er', expressRouteCircuitPeering: { id: peering }, routingWeight: 10 },
      routingConfiguration: { propagatedRouteTables: { labels: ['red'] } },
    };
    const { text } = imported([
      wan,
      h1,
      resource('expressRouteGateways', 'ergw', {
        ...{ virtualHub: { id: hubId('h1') }, allowNonVirtualWanTraffic: true, expressRouteConnections: [connected] },
      }),
      resource('expressRouteCircuits', 'erc', { peerings: [{ peeringType: 'AzurePrivatePeering', peerASN: 65001 }] }),
    ]);
    expect(text).toContain('expressRouteGateway ergw // LEFT OUT: allowNonVirtualWanTraffic');
    expect(text).toContain('connection ergw [labels red, weight 10] <-> erc');
    expect(text).toContain('connection erc <-> onprem-erc');
  });

  it("point-to-site clients are those of the hub's VPN gateway", () => {
    const clients = (routingConfiguration?: object) =>
      resource('p2svpnGateways', 'p2s', {
        virtualHub: { id: hubId('h1') },
        p2SConnectionConfigurations: [
          { name: 'c', vpnClientAddressPool: { addressPrefixes: ['172.16.0.0/24'] }, routingConfiguration },
        ],
      });
    expect(imported([wan, h1, gateway([]), clients()]).text).toContain(
      'vpnGateway vpn {\n    pointToSite 172.16.0.0/24',
    );
    expect(imported([wan, h1, clients()]).text).toContain('vpnGateway p2s {\n    pointToSite 172.16.0.0/24');
    const { report } = imported([wan, h1, clients({ propagatedRouteTables: { labels: ['red'] } })]);
    expect(report.leftOut[0]?.text).toContain('routing configuration of the point-to-site clients of rg/p2s');
  });

  it('appliances in connected networks peer with the hub', () => {
    const peer = { name: 'nva1', peerIp: '10.101.0.10', peerAsn: 65010 };
    const of = { hubVirtualNetworkConnection: { id: connectionId('h1', 'spoke') } };
    const { text } = imported([
      wan,
      h1,
      spoke,
      connection('h1', 'spoke'),
      nic('nva1', 'spoke/a', '10.101.0.10', { enableIPForwarding: true }),
      { ...peer, ...of, id: idOf('virtualHubs', 'h1/bgpConnections/nva1') },
    ]);
    expect(text).toContain('bgp nva1 <-> h1');
    expect(text).toContain('nva nva1 {\n  nic nva1\n  asn 65010\n}');
  });
});

describe('what is missing of a virtual WAN', () => {
  const texts = (resources: readonly object[]) => imported(resources).report.missing.map(({ text }) => text);
  const managed = (name: string) => ({
    ...{ name: 'p', peeringState: 'Connected', useRemoteGateways: true },
    remoteVirtualNetwork: { id: idOf('virtualNetworks', name, 'RG_h1_0a') },
  });

  it.each<[what: string, resources: readonly object[], missing: readonly string[]]>([
    [
      'the WAN',
      [h1, spoke],
      ['virtual WAN rg/wan, known from the virtual hub h1 only: whether branches reach one another is not here.'],
    ],
    [
      'any WAN',
      [resource('virtualHubs', 'h1', { addressPrefix: '10.100.0.0/23' })],
      ['the virtual WAN of the virtual hub h1.'],
    ],
    ['an address', [wan, hub('h1', '')], ['the address prefix of the virtual hub h1.']],
    [
      'the hub of a connection',
      [spoke, connection('h1', 'spoke')],
      ['virtual hub rg/h1, known from hubVirtualNetworkConnections/spoke only: its address prefix is not here.'],
    ],
    [
      'the network of a connection',
      [wan, h1, connection('h1', 'gone')],
      ['virtual network rg/gone, known from the connection gone of the virtual hub h1 only.'],
    ],
    [
      'any network of a connection',
      [wan, h1, { ...connection('h1', 'gone'), remoteVirtualNetwork: { id: 5 } }],
      ['virtual network of the connection gone of the virtual hub h1, which is not here.'],
    ],
    [
      'a table',
      [wan, h1, spoke, connection('h1', 'spoke', { associatedRouteTable: { id: tableId('h1', 'rt') } })],
      ['route table rt of the virtual hub h1: its routes and labels are not here.'],
    ],
    [
      'a table of no hub',
      [wan, h1, spoke, connection('h1', 'spoke', { associatedRouteTable: { id: tableId('h9', 'rt') } })],
      ['route table rg/rt in the routing configuration of rg/spoke, which is not here.'],
    ],
    [
      'a next hop',
      [wan, h1, spoke, table('h1', 'rt', [], [route('r', ['10.0.0.0/8'], connectionId('h1', 'gone'))])],
      ['rg/gone, to which the route r of rt leads: the route is not here.'],
    ],
    [
      'a firewall',
      [wan, h1, spoke, intent('h1', { Internet: idOf('azureFirewalls', 'fw') })],
      ['firewall rg/fw, known from routes of its hub only'],
    ],
    [
      'the next hop of a policy',
      [wan, h1, spoke, intent('h1', { Internet: '' })],
      ['next hop of the routing policy Internet of the virtual hub h1, which is not here.'],
    ],
    [
      'the hub of a gateway',
      [wan, h1, resource('vpnGateways', 'vpn', { virtualHub: { id: 'x' } })],
      ['virtual hub of the VPN gateway vpn, which is not here.'],
    ],
    [
      'a VPN site',
      [
        ...[wan, h1],
        resource('vpnGateways', 'vpn', {
          ...{
            virtualHub: { id: hubId('h1') },
            connections: [{ name: 'c', remoteVpnSite: { id: idOf('vpnSites', 's') } }],
          },
        }),
      ],
      ['VPN site rg/s of the connection c of vpn, which is not here.'],
    ],
    [
      'a circuit',
      [
        ...[wan, h1],
        resource('expressRouteGateways', 'er', {
          ...{ virtualHub: { id: hubId('h1') }, expressRouteConnections: [{ name: 'c' }] },
        }),
      ],
      ['circuit of the connection c of er, which is not here.'],
    ],
    [
      'tables and connections, which Resource Graph does not contain',
      [
        ...[wan, hub('h1', '10.100.0.0/23', { routingState: 'Provisioned' })],
        vnet('spoke', '10.101.0.0/24', {}, { virtualNetworkPeerings: [managed('HV_h1_0a')] }),
      ],
      [
        'route tables and routing intent of the virtual hub h1: the files contain none of them.',
        'routing configuration of the connection of spoke with h1, which only the peering of spoke shows.',
      ],
    ],
    [
      'the hub of a network',
      [vnet('spoke', '10.101.0.0/24', {}, { virtualNetworkPeerings: [managed('HV_h1_0a')] })],
      ['the virtual hub h1 to which spoke is connected: its routes are not here.'],
    ],
  ])('%s', (_, resources, missing) => {
    expect(texts(resources)).toEqual(missing);
  });

  it('is said with the command that answers it', () => {
    const { report } = imported([
      wan,
      h1,
      spoke,
      connection('h1', 'spoke', { associatedRouteTable: { id: tableId('h1', 'rt') } }),
    ]);
    expect(report.missing[0]?.answer).toBe(
      'az network vhub route-table list -g rg --vhub-name h1 --subscription sub -o json',
    );
  });
});

describe('what cannot be written of a virtual WAN', () => {
  it.each<[what: string, resources: readonly object[], leftOut: string]>([
    ['a WAN of type Basic', [resource('virtualWans', 'wan', { properties: { type: 'Basic' } }), h1], 'type Basic'],
    ['another ASN', [wan, hub('h1', '10.100.0.0/23', { virtualRouterAsn: 65020 })], 'virtualRouterAsn 65020'],
    [
      'routes of earlier versions',
      [wan, hub('h1', '10.100.0.0/23', { routeTable: { routes: [{ addressPrefixes: ['10.0.0.0/8'] }] } })],
      'routeTable or virtualHubRouteTableV2s',
    ],
    ['route maps', [wan, h1, spoke, connection('h1', 'spoke', { inboundRouteMap: { id: 'x' } })], 'route maps'],
    [
      'destinations that are not prefixes',
      [wan, h1, table('h1', 'rt', [], [{ ...route('r', ['Storage'], 'x'), destinationType: 'Service' }])],
      'route r of rt, whose destinations are not prefixes',
    ],
    [
      'static routes without a next hop',
      [wan, h1, spoke, connection('h1', 'spoke', { vnetRoutes: { staticRoutes: [{ name: 'r' }] } })],
      'the static route r, which has no prefixes or no next hop',
    ],
  ])('%s', (_, resources, leftOut) => {
    expect(imported(resources).report.leftOut[0]?.text).toContain(leftOut);
  });
});
