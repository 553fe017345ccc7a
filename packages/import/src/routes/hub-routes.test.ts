import { describe, expect, it } from 'vitest';
import { importAzure } from '../import-azure.js';
import { idOf, imported, resource } from '../testing/azure.js';

const virtualHub = { id: idOf('virtualHubs', 'h1') };
const site = (name: string, asn: number, bgpPeeringAddress: string) =>
  resource('vpnSites', name, { vpnSiteLinks: [{ name: 'l', bgpProperties: { asn, bgpPeeringAddress } }] });
const to = (name: string) => ({
  ...{ name, remoteVpnSite: { id: idOf('vpnSites', name) } },
  vpnLinkConnections: [{ vpnSiteLink: { id: idOf('vpnSites', `${name}/vpnSiteLinks/l`) }, enableBgp: true }],
});
const wan = [
  resource('virtualWans', 'wan', {}),
  resource('virtualHubs', 'h1', { addressPrefix: '10.100.0.0/23', virtualWan: { id: idOf('virtualWans', 'wan') } }),
  resource('azureFirewalls', 'fw', { virtualHub }),
  resource('vpnGateways', 'vpn', { virtualHub, connections: [to('a'), to('b')] }),
  resource('expressRouteGateways', 'er', {
    virtualHub,
    expressRouteConnections: [
      {
        name: 'c',
        expressRouteCircuitPeering: { id: idOf('expressRouteCircuits', 'erc/peerings/AzurePrivatePeering') },
      },
    ],
  }),
  resource('expressRouteCircuits', 'erc', { peerings: [{ peeringType: 'AzurePrivatePeering', peerASN: 65001 }] }),
  site('a', 65100, '192.168.1.1'),
  site('b', 65200, '192.168.2.1'),
];
const row = (prefix: string, asPath: string, nextHopType: string, nextHop: string) => ({
  ...{ addressPrefixes: [prefix], asPath, nextHopType, nextHops: [nextHop], routeOrigin: nextHop },
});
const vpn = (prefix: string, asPath: string) => row(prefix, asPath, 'VPN_S2S_Gateway', idOf('vpnGateways', 'vpn'));
const er = (prefix: string, asPath: string) =>
  row(prefix, asPath, 'ExpressRouteGateway', idOf('expressRouteGateways', 'er'));
const contradictions = (rows: readonly object[]) =>
  imported(wan, { 'h1.json': rows }).report.contradictions.map(({ text }) => text);

describe('routes of a virtual hub', () => {
  it('say what sites and customers announce, by the ASN at the beginning of the path', () => {
    const { text, report } = imported(wan, {
      'h1.json': [vpn('172.20.0.0/16', '65100'), vpn('172.21.0.0/16', '65100-65100'), er('10.9.0.0/16', '12076-65001')],
      'h1.fw.json': { value: [vpn('172.22.0.0/16', '65200'), er('10.100.8.0/23', '12076-12076')] },
    });
    expect(text).toContain('site a {\n  address 172.20.0.0/16, 172.21.0.0/16 // h1.json\n  asn 65100\n}');
    expect(text).toContain('<-> a [bgpIp 192.168.1.1, prepend 1 172.21.0.0/16] enableBgp');
    expect(text).toContain('site b {\n  address 172.22.0.0/16 // h1.fw.json\n  asn 65200\n}');
    expect(text).toContain('address 10.9.0.0/16 // h1.json\n  asn 65001');
    expect(report.contradictions).toEqual([]);
    expect(report.readRoutes.map(({ of }) => of)).toEqual(['h1.fw', 'h1.defaultRouteTable']);
  });

  it('are of another AS behind the peer if the path is longer', () => {
    const { text } = imported(wan, { 'h1.json': [vpn('172.20.0.0/16', '65100-64700')] });
    expect(text).toMatch(/^site as64700 \{\n {2}address 172.20.0.0\/16/m);
  });

  it('contradict the files if no peer has the ASN', () => {
    expect(contradictions([vpn('172.20.0.0/16', '65999'), er('10.9.0.0/16', '12076-65002')])).toEqual([
      'h1 has 172.20.0.0/16 with the path 65999, and the files contain no such peer of it.',
      'h1 has 10.9.0.0/16 with the path 65002, and the files contain no such peer of it.',
    ]);
    const bgp = row('10.8.0.0/16', '65010', 'HubBgpConnection', idOf('virtualHubs', 'h1/bgpConnections/nva'));
    expect(contradictions([bgp])).toHaveLength(1);
  });

  it('of static sites, other hubs and networks say nothing new', () => {
    const { text } = imported(wan);
    const hubs = row('10.200.0.0/16', '65520-65520-65300', 'Remote Hub', idOf('virtualHubs', 'h2'));
    expect(imported(wan, { 'h1.json': [vpn('172.20.0.0/16', ''), hubs] }).text).toBe(text);
  });

  it('do not come twice with what the table of the circuit says', () => {
    const table = [{ network: '10.9.0.0/16', nextHop: '172.16.0.1', path: '65001 65001', weight: 0 }];
    const { text } = imported(wan, { 'erc.json': table, 'h1.json': [er('10.9.0.0/16', '12076-65001-65001')] });
    expect(text.match(/prepend/g)).toHaveLength(1);
  });

  it('of a hub that nothing names are refused, with the way to name it', () => {
    const inputs = [{ name: 'export.json', text: JSON.stringify(wan) }];
    const text = JSON.stringify([vpn('172.20.0.0/16', '65100')]);
    expect(importAzure(inputs, { layout: 'text', routes: [{ name: 'x.json', text }] })).toEqual({
      refused: [
        'x.json contains routes of a virtual hub that is not in the files; begin the name of the file with h1, or on the command line give --routes h1=x.json.',
      ],
    });
    expect(importAzure(inputs, { layout: 'text', routes: [{ name: 'x.json', text, owner: 'H1.FW' }] })).toHaveProperty(
      'files',
    );
  });
});
