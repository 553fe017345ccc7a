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
  intent,
  link,
  route,
  site,
  spoke,
  table,
  to,
  tunnel,
  wan,
} from '../testing/virtual-wan.js';

describe('references of virtual WANs', () => {
  it('of a static route are those of its network, even if a firewall of the hub has the name', () => {
    const routes = [
      route('net', ['10.9.0.0/16'], connectionId('h1', 'azfw')),
      route('all', ['10.0.0.0/8'], idOf('azureFirewalls', 'azfw')),
    ];
    const { text } = imported([
      ...[wan, h1, firewall('azfw', 'h1'), vnet('azfw', '10.1.0.0/16'), connection('h1', 'azfw')],
      table('h1', 'defaultRouteTable', ['default'], routes),
    ]);
    expect(text).toContain('route net 10.9.0.0/16 -> azfw\n    route all 10.0.0.0/8 -> azfw--rg\n');
    expect(text).toContain('firewall azfw--rg\n');
    expect(text).toContain('connection h1 <-> azfw\n');
  });

  it('lead to the same things with a slash at the end, as Azure accepts them', () => {
    const circuit = idOf('expressRouteCircuits', 'erc');
    const resources = [
      ...[wan, h1, firewall('fw', 'h1', '10.100.0.132'), spoke, connection('h1', 'spoke')],
      gateway([to('shop', [tunnel('shop', 'l2', { enableBgp: true })])]),
      site('shop', [link('l1', 65001, '192.168.0.1'), link('l2', 65002, '192.168.0.2')]),
      nic('nva1', 'spoke/a', '10.101.0.10', { enableIPForwarding: true }),
      {
        ...{ id: idOf('virtualHubs', 'h1/bgpConnections/nva1'), peerIp: '10.101.0.10', peerAsn: 65010 },
        hubVirtualNetworkConnection: { id: connectionId('h1', 'spoke') },
      },
      resource('expressRouteGateways', 'er', {
        virtualHub: { id: hubId('h1') },
        expressRouteConnections: [
          { name: 'c', expressRouteCircuitPeering: { id: `${circuit}/peerings/AzurePrivatePeering` } },
        ],
      }),
      resource('expressRouteCircuits', 'erc', { peerings: [{ peeringType: 'AzurePrivatePeering', peerASN: 65001 }] }),
    ];
    const others = JSON.parse(
      JSON.stringify(resources, (key, value) =>
        key !== '' && value !== null && typeof value === 'object' && Object.keys(value).join() === 'id'
          ? { id: `${value.id}/` }
          : value,
      ),
    );
    expect(others).not.toEqual(resources);
    expect(imported(others).text).toBe(imported(resources).text);
    expect(imported(others).report.missing).toEqual([]);
  });

  it.each([undefined, 'fw'])('of policies in routes are missed: %s', (nextHop) => {
    const row = { name: '_policy_PrivateTraffic', destinationType: 'CIDR', destinations: ['10.0.0.0/8'], nextHop };
    const all = [wan, h1, firewall('fw', 'h1'), table('h1', 'defaultRouteTable', ['default'], [row])];
    const { report } = imported(all);
    expect(report.missing.map(({ text }) => text)).toEqual([
      'next hop of the routing policy PrivateTraffic of the virtual hub h1, which is not here.',
    ]);
    expect(report.missing[0]?.answer).toContain('az network vhub route-table list');
    // The routing intent says more.
    const { text, report: known } = imported([...all, intent('h1', { PrivateTraffic: idOf('azureFirewalls', 'fw') })]);
    expect(text).toContain('PrivateTraffic -> fw');
    expect(known.missing).toEqual([]);
  });

  describe('lead to security solutions of the hub alone', () => {
    const fw = firewall('fw', 'h1', '10.100.0.132');
    const [other, vpn] = [idOf('azureFirewalls', 'other'), idOf('vpnGateways', 'vpn')];
    const rows = table('h1', 'rt', [], [route('a', ['10.8.0.0/16'], vpn), route('b', ['10.9.0.0/16'], other)]);
    const noSolution = 'rg/vpn, which is no firewall and no connection of a network';

    it.each<[what: string, resources: readonly object[], leftOut: readonly string[]]>([
      [
        'of routes',
        [fw, rows],
        [
          `route a of rt, which leads to ${noSolution}`,
          'route b of rt, which leads to rg/other: the firewall of h1 is fw',
        ],
      ],
      [
        'of policies',
        [fw, intent('h1', { PrivateTraffic: other, Internet: vpn })],
        [
          'the routing policy PrivateTraffic, which leads to rg/other: the firewall of h1 is fw',
          `the routing policy Internet, which leads to ${noSolution}`,
        ],
      ],
      [
        'of policies that only routes show',
        [fw, table('h1', 'defaultRouteTable', [], [route('_policy_PrivateTraffic', ['10.0.0.0/8'], other)])],
        ['the routing policy PrivateTraffic, which leads to rg/other: the firewall of h1 is fw'],
      ],
    ])('%s', (_, resources, leftOut) => {
      const { text, report } = imported([wan, h1, ...resources]);
      expect(text.match(/^ *firewall .*$/gm)).toEqual(['  firewall fw 10.100.0.132']);
      expect(text).not.toContain('->');
      expect(report.leftOut.map((each) => each.text)).toEqual(leftOut);
    });

    it('of Microsoft and of others', () => {
      const saas = '/subscriptions/sub/resourceGroups/rg/providers/PaloAltoNetworks.Cloudngfw/firewalls/ngfw';
      const { text } = imported([wan, h1, intent('h1', { Internet: saas })]);
      expect(text).toContain('Internet -> ngfw');
    });
  });

  it('lead nowhere from the table without routes', () => {
    const rows = [route('r', ['10.9.0.0/16'], idOf('azureFirewalls', 'fw'))];
    const { text, report } = imported([wan, h1, firewall('fw', 'h1'), table('h1', 'noneRouteTable', [], rows)]);
    expect(report.leftOut.map((each) => each.text)).toEqual([
      'route r of noneRouteTable, which is a table without routes',
    ]);
    expect(text).not.toContain('->');
  });

  describe('lead to links of VPN sites without names', () => {
    const nameless = (asn: number, last: number) => ({
      bgpProperties: { asn, bgpPeeringAddress: `192.168.0.${last}` },
    });
    const tunnels = [tunnel('dc', 'l1', { enableBgp: true }), tunnel('dc', 'l2', { enableBgp: true })];
    const of = (links: readonly object[]) => imported([wan, h1, gateway([to('dc', tunnels)]), site('dc', links)]);

    it('not at all if they are different routers', () => {
      const { text, report } = of([link('l1', 65001, '192.168.0.1'), nameless(65002, 2), nameless(65003, 3)]);
      expect(text).toContain('router l1 {\n    asn 65001\n  }\n  router link2 {\n    asn 65002\n  }\n  router link3 {');
      expect(text.match(/^connection .*$/gm)).toEqual(['connection vpn <-> l1 [bgpIp 192.168.0.1] enableBgp']);
      expect(report.missing.map((each) => each.text)).toEqual([
        'link dc/l2 of the connection to-dc of vpn, which is not here.',
      ]);
    });

    it('without an address if they are one router', () => {
      const { text, report } = of([nameless(65001, 1), nameless(65001, 2)]);
      expect(text).toContain('connection vpn <-> dc enableBgp');
      expect(report.missing.map((each) => each.text)).toEqual([
        'link dc/l1 of the connection to-dc of vpn: its BGP address is not here.',
        'link dc/l2 of the connection to-dc of vpn: its BGP address is not here.',
      ]);
    });

    it('if there is only one', () => {
      expect(of([nameless(65001, 1)]).text).toContain('connection vpn <-> dc [bgpIp 192.168.0.1] enableBgp');
    });
  });

  it('are not followed if they name resources of another type', () => {
    const virtualWan = { id: idOf('virtualNetworks', 'spoke') };
    const { text, report } = imported([
      ...[wan, h1, hub('h2', '10.200.0.0/23', { virtualWan }), spoke],
      { ...connection('h1', 'c'), remoteVirtualNetwork: { id: hubId('h2') } },
    ]);
    expect(text.match(/^(virtualWan|vnet|connection) .*$/gm)).toEqual(['virtualWan wan', 'vnet spoke {']);
    expect(report.missing.map((each) => each.text)).toEqual([
      'virtual network of the connection c of the virtual hub h1, which is not here.',
      'the virtual WAN of the virtual hub h2.',
    ]);
  });
});
