import { AstUtils, EmptyFileSystem, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../lsp/testing/client.js';
import { createAzrouteServices } from '../module.js';
import { build, filesOf } from '../testing/parse.js';
import { keywordWords } from './keyword-words.js';
import { opensList } from './triggers.js';

/** What is offered at `<|>` in the first file of a fixture, best first. */
async function offered(fixture: string): Promise<{ readonly items: CompletionItem[]; readonly text: TextDocument }> {
  const first = filesOf(fixture).values().next().value ?? '';
  const offset = first.indexOf('<|>');
  const built = await build(fixture.replace('<|>', ''));
  const document = built.documents[0];
  if (!document || offset < 0) throw new Error('The fixture has no cursor.');
  const list = await built.services.lsp.CompletionProvider?.getCompletion(document, {
    textDocument: { uri: document.uri.toString() },
    position: document.textDocument.positionAt(offset),
  });
  const items = [...(list?.items ?? [])].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  return { items, text: document.textDocument };
}

const network = `
vnet hub1 {
  location westeurope
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    nic nva1 10.0.0.4
    nic web 10.0.0.5
    nic "10-vm" 10.0.0.6
    loadBalancer ilb 10.0.0.100 -> nva1
  }
  subnet apps 10.0.1.0/24 {
    nic web 10.0.1.5
  }
  vpnGateway vpn1
  routeServer ars1
}
vnet spoke1 {
  address 10.1.0.0/16
  subnet data 10.1.0.0/24 {
    nic vm 10.1.0.4
  }
}
routeTable rt { route 0.0.0.0/0 -> None }
nva fw { nic hub1.nva1  asn 65001 }
nva fw2 { nic spoke1.vm  asn 65002 }
site dc1 {
  asn 65100
  host app 192.168.0.4
}
circuit er
tunnel tun0 vxlan fw <-> fw2
`;

interface Case {
  /** What follows the complete network. */
  readonly at: string;
  /** Everything that is offered, best first. */
  readonly all?: readonly string[];
  /** Some of what is offered, in any order. */
  readonly some?: readonly string[];
  /** What must not be offered. */
  readonly not?: readonly string[];
}

const cases: readonly Case[] = [
  // service tags
  {
    at: 'serviceTag Storage.westeurope 20.38.108.0/23\nrouteTable rt2 { route <|>',
    some: ['Storage.westeurope', 'Sql'],
  },
  { at: 'routeTable rt2 { route Storage.westeurope -> None }\nserviceTag <|>', some: ['Storage.westeurope', 'Sql'] },
  { at: 'serviceTag Sql 20.38.108.0/23\nserviceTag <|>', some: ['Storage'], not: ['Sql'] },
  // statements and members
  {
    at: '<|>',
    all: 'vnet peering routeTable nva bgp site connection circuit tunnel expect scenario serviceTag import virtualHub virtualWan'.split(
      ' ',
    ),
  },
  { at: 'pe<|>', all: ['peering', 'bgp'] },
  {
    at: 'vnet x {\n  <|>\n}',
    all: [
      ...'address subnet location vpnGateway expressRouteGateway routeServer firewall'.split(' '),
      ...'summarizedGatewayPrefixes privateEndpointVNetPolicies'.split(' '),
    ],
  },
  { at: 'vnet x {\n  sub<|>\n}', some: ['subnet'], not: ['vnet', 'address'] },
  { at: 'vnet x {\n  sub<|>', some: ['subnet'], not: ['vnet', 'address'] },
  {
    at: 'vnet x {\n  location a\n  vpnGateway g\n  <|>\n}',
    some: ['subnet', 'address'],
    not: ['location', 'vpnGateway'],
  },
  {
    at: 'vnet x {\n  subnet s 10.0.0.0/24 {\n    <|>\n  }\n}',
    all: 'nic routeTable loadBalancer privateEndpoint serviceEndpoints privateEndpointNetworkPolicies'.split(' '),
  },
  {
    at: 'vnet x { vpnGateway g { asn 65515  <|> } }',
    all: ['activeActive', 'pointToSite', 'host', 'bgpIp', 'publicIp', 'gatewayDefaultSite'],
  },
  { at: 'vnet x { routeServer r { <|> } }', all: ['branchToBranch', 'hubRoutingPreference'] },
  { at: 'routeTable r {\n  <|>\n}', all: ['route', 'disableBgpRoutePropagation'] },
  { at: 'site x {\n  <|>\n}', all: ['address', 'asn', 'host', 'router', 'route', 'transit'] },
  { at: 'site x {\n  router r 10.0.0.1 { <|> }\n}', all: ['asn', 'route'] },
  { at: 'site x {\n  route 10.0.0.0/8 <|>\n}', all: ['via', 'drop'] },
  { at: 'site x {\n  router r {\n  route 10.0.0.0/8 via <|>\n}', all: [] },
  {
    at: 'site x {\n  address 10.7.0.0/16\n  router r 10.7.0.1 {\n    route 10.0.0.0/8 via <|>\n  }\n  router q 10.7.0.2\n}\ntunnel t ipsec fw <-> r',
    all: ['t', '10.7.0.2'],
  },
  { at: 'circuit c { <|> }', all: ['nextHop'] },
  { at: 'nva n {\n  <|>\n}', all: ['nic', 'asn', 'advertise', 'route', 'snat', 'connected', 'host', 'stateless'] },
  { at: 'scenario s {\n  <|>\n}', all: ['down', 'expect'] },
  { at: 'vnet x { subnet vnet 10.0.0.0/24 { <|> } }', some: ['nic', 'routeTable'], not: ['vnet', 'subnet'] },

  // if a brace is missing, the indentation determines the block
  {
    at: 'vnet x\n  address 10.0.0.0/16\n  subnet s 10.0.0.0/24 {\n    <|>\n  }\n}',
    some: ['nic', 'routeTable'],
    not: ['subnet', 'location'],
  },
  {
    at: 'vnet x {\n  subnet s 10.0.0.0/24 {\n    nic a 10.0.0.4\n\n  subnet t 10.0.1.0/24 {\n    <|>\n  }\n}',
    some: ['nic', 'routeTable'],
    not: ['disableBgpRoutePropagation', 'vnet'],
  },
  {
    at: 'vnet x\n  address 10.0.0.0/16\n  <|>\n}',
    some: ['subnet', 'location'],
    not: ['vnet', 'nic'],
  },

  // no keywords where a new name or nothing is expected
  ...[
    'vnet <|>',
    'vnet v<|>',
    'vnet x { subnet <|> }',
    'nva <|>',
    'scenario <|>',
    'vnet x {\n  subnet s <|>\n}',
    'vnet x <|>',
    'vnet x { address <|> }',
    'routeTable r {\n  route de<|>\n}',
    'nva n {\n  asn <|>\n}',
    '// vnet <|>',
    '/* pe<|> */',
    'vnet x {} <|>',
    'peering hub1 <-> spoke1\n  [allowGatewayTransit] [<|>',
  ].map((at) => ({ at, not: ['vnet', 'nic', 'hub1', 'Internet', 'subnet', 'peering', 'allowGatewayTransit'] })),

  // names of the right kinds
  { at: 'peering <|>', all: ['hub1', 'spoke1'] },
  { at: 'peering hub1 <|>', all: ['<->', '->', '['] },
  { at: 'peering hub1 <-> <|>', all: ['spoke1'] },
  { at: 'peering hub1 [allowGatewayTransit] <-> sp<|>', all: ['spoke1'] },
  { at: 'peering hub1 [allowGatewayTransit,\n  subnet <|>\n] <-> spoke1', all: ['s', 'apps'] },
  { at: 'peering hub1 <-> spoke1 [subnet <|>]', all: ['data'] },
  { at: 'bgp <|>', all: ['fw', 'fw2', 'dc1', 'ars1'] },
  { at: 'bgp fw <-> <|>', all: ['ars1', 'fw2', 'dc1'] },
  { at: 'bgp fw <-> fw2 over <|>', all: ['tun0'] },
  { at: 'bgp fw <-> fw2 <|>', all: ['over', '['] },
  { at: 'bgp fw <-> dc1 over <|>', all: [] },
  { at: 'connection <|>', all: ['vpn1', 'fw', 'fw2', 'er', 'dc1'] },
  { at: 'connection vpn1 <-> dc1 <|>', all: ['enableBgp', '['] },
  { at: 'tunnel fw <|>', all: ['vxlan', 'ipsec', 'gre', 'ipip'] },
  { at: 'tunnel fw gre <|>', all: ['fw', 'fw2', 'dc1'] },
  { at: 'tunnel t gre fw <-> fw2 <|>', all: ['mtu', '['] },
  // the NICs of other appliances are not offered
  { at: 'nva n {\n  nic <|>\n}', all: ['hub1.s.web', 'hub1."10-vm"', 'hub1.apps.web'] },
  { at: 'nva web {\n  nic hub1.s.web, <|>\n}', all: ['hub1.apps.web', 'hub1."10-vm"'] },
  { at: 'nva n {\n  nic hub1.<|>\n}', all: ['hub1.s.web', 'hub1."10-vm"', 'hub1.apps.web'] },
  { at: 'nva n {\n  nic hub1.apps.<|>\n}', all: ['hub1.apps.web'] },
  { at: 'nva n {\n  nic hub1.s.<|>\n}', all: ['hub1.s.web', 'hub1.s."10-vm"'] },
  { at: 'nva n {\n  nic we<|>\n}', all: ['hub1.s.web', 'hub1.apps.web'] },
  { at: 'nva n {\n  nic hub1."<|>\n}', some: ['hub1."10-vm"'] },
  { at: 'nva n {\n  route 10.0.0.0/8 <|>\n}', all: ['via', 'drop'] },
  { at: 'nva n {\n  route 10.0.0.0/8 via <|>\n}', all: [] },
  {
    at: 'nva n {\n  nic hub1.apps.web\n  route 10.0.0.0/8 via <|>\n}\ntunnel t vxlan n <-> fw',
    all: ['t', 'hub1.apps.web', '10.0.1.1'],
  },
  { at: 'vnet x { subnet s 10.0.0.0/24 { routeTable <|> } }', all: ['rt'] },
  {
    at: 'vnet x {\n  subnet s 10.2.0.0/24 {\n    nic a 10.2.0.4\n    loadBalancer a 10.2.0.9 -> <|>\n  }\n}',
    all: ['a'],
  },

  // attributes
  {
    at: 'peering hub1 [<|>',
    all: 'allowGatewayTransit allowForwardedTraffic allowVirtualNetworkAccess subnet'.split(' '),
  },
  {
    at: 'peering hub1 <-> spoke1 [<|>]',
    all: 'useRemoteGateways allowForwardedTraffic allowGatewayTransit allowVirtualNetworkAccess subnet'.split(' '),
  },
  { at: 'peering hub1 [subnet s, useRemoteGateways, <|>] <-> spoke1', some: ['subnet'], not: ['useRemoteGateways'] },
  { at: 'tunnel t gre fw [<|>] <-> fw2', all: ['endpoint'] },
  { at: 'connection vpn1 [<|>] <-> dc1', some: ['prefixes', 'bgpIp', 'instance'], not: ['weight', 'subnet'] },
  // no policies without BGP
  { at: 'connection vpn1 <-> dc1 [<|>]', all: ['prefixes', 'bgpIp'] },
  { at: 'connection vpn1 <-> dc1 [<|>] enableBgp', some: ['bgpIp', 'prepend', 'localPreference'], not: ['prefixes'] },
  { at: 'connection er <-> dc1 <|>', all: ['['] },
  { at: 'connection er <-> dc1 [<|>]', some: ['bgpIp', 'prepend'], not: ['prefixes', 'weight', 'endpoint'] },
  { at: 'bgp fw [prepend 2, <|>] <-> ars1', some: ['prepend', 'instance', 'only'], not: ['subnet', 'prefixes'] },
  { at: 'bgp fw [localPreference 150, <|>] <-> ars1', some: ['localPreference'] },
  { at: 'bgp fw <-> ars1 [<|>]', some: ['prepend', 'instance'], not: ['localPreference'] },
  { at: 'connection vpn1 [<|>] <-> dc1 enableBgp', some: ['prepend'], not: ['localPreference'] },
  { at: 'bgp fw <-> fw2 [<|>', some: ['only', 'asOverride'], not: ['instance'] },
  { at: 'bgp fw [community <|>] <-> fw2', all: ['no-advertise', 'no-export'] },
  { at: 'bgp fw [instance <|>] <-> ars1', all: ['0', '1'] },

  // values
  {
    at: 'routeTable r {\n  route 10.0.0.0/8 -> <|>\n}',
    all: '10.0.0.100 10.0.0.4 10.1.0.4 VirtualAppliance VirtualApplianceEcmp VirtualNetworkGateway Internet None VnetLocal'.split(
      ' ',
    ),
  },
  // behind more than one peering, no next hop is reached
  {
    at: 'vnet far {\n  address 10.9.0.0/16\n  subnet s 10.9.0.0/24 { routeTable r }\n}\npeering far <-> hub1\nrouteTable r {\n  route 10.0.0.0/8 -> <|>\n}',
    all: '10.0.0.100 10.0.0.4 VirtualAppliance VirtualApplianceEcmp Internet None VnetLocal'.split(' '),
  },
  {
    at: 'routeTable r {\n  route to-hub 10.0.0.0/8 -> VirtualAppliance <|>\n}',
    all: ['10.0.0.100', '10.0.0.4', '10.1.0.4'],
  },
  { at: 'routeTable r {\n  route x Azure<|>\n}', some: ['AzureCloud'], not: ['Internet'] },
  { at: 'vnet z { routeServer a { hubRoutingPreference <|> } }', all: ['ExpressRoute', 'VpnGateway', 'ASPath'] },
  { at: 'vnet x { privateEndpointVNetPolicies <|> }', all: ['Disabled', 'Basic'] },
  {
    at: 'vnet x {\n  privateEndpointVNetPolicies Basic\n  <|>\n}',
    some: ['subnet'],
    not: ['privateEndpointVNetPolicies'],
  },
  {
    at: 'vnet x { subnet s 10.0.0.0/24 { privateEndpointNetworkPolicies <|> } }',
    all: ['Disabled', 'Enabled', 'NetworkSecurityGroupEnabled', 'RouteTableEnabled'],
  },
  {
    at: 'vnet x { subnet s 10.0.0.0/24 { serviceEndpoints Microsoft.Sql, <|> } }',
    some: ['Microsoft.Storage'],
    not: ['Microsoft.Sql'],
  },
  { at: 'vnet x { location <|> }', some: ['westeurope', 'northeurope'], not: ['hub1'] },
  { at: 'nva n { snat <|> }', all: ['internet', 'all'] },
  { at: 'nva n { stateless <|> }', some: ['true', 'false', 'asn'] },
  { at: 'nva n {\n  stateless\n  <|>\n}', some: ['asn'], not: ['true', 'stateless'] },

  // what the values of the network make likely
  {
    at: 'vnet x {\n  address 10.2.0.0/24\n  routeServer r\n  subnet <|>\n}',
    all: [
      ...'RouteServerSubnet GatewaySubnet AzureFirewallSubnet AzureFirewallManagementSubnet'.split(' '),
      'AzureBastionSubnet',
    ],
  },
  {
    at: 'vnet x {\n  address 10.2.0.0/16\n  subnet a 10.2.0.0/24\n  subnet b <|>\n}',
    all: ['10.2.1.0/24', '10.2.1.0/26', '10.2.1.0/27', '10.2.1.0/28'],
  },
  { at: 'vnet x {\n  address 10.2.0.0/16\n  subnet GatewaySubnet <|>\n}', all: ['10.2.0.0/27'] },
  { at: 'vnet x {\n  address 10.2.0.0/24\n  subnet a 10.2.0.0/24\n  subnet b <|>\n}', all: [] },
  {
    at: 'vnet x {\n  address 10.2.0.0/16, fd00:2::/48\n  subnet b 10.2.0.0/24, <|>\n}',
    all: ['fd00:2::/64'],
  },
  { at: 'vnet x {\n  address <|>\n}', some: ['10.2.0.0/16', '172.16.0.0/16'], not: ['10.0.0.0/16', '10.1.0.0/16'] },
  {
    at: 'vnet x {\n  subnet s 10.2.0.0/24 {\n    nic a 10.2.0.4\n    nic b <|>\n  }\n}',
    all: ['10.2.0.5', '10.2.0.6', '10.2.0.7'],
  },
  { at: 'vnet x {\n  subnet s 10.2.0.0/29 {\n    nic b <|>\n  }\n}', all: ['10.2.0.4', '10.2.0.5', '10.2.0.6'] },
  {
    at: 'vnet x {\n  subnet AzureFirewallSubnet 10.2.0.0/26\n  firewall f <|>\n}',
    all: ['10.2.0.4'],
  },
  { at: 'nva n {\n  asn <|>\n}', all: ['65003', '65001', '65002', '65100'] },
  { at: 'vnet x { vpnGateway g { asn <|> } }', all: ['65515', '65003', '65001', '65002', '65100'] },
  { at: 'site x {\n  address 10.7.0.0/16\n  host h <|>\n}', all: ['10.7.0.10'] },
  {
    at: 'routeTable r {\n  route 10.1.0.0/16 -> None\n  route <|>\n}',
    some: ['0.0.0.0/0', '10.0.0.0/16', '10.0.0.0/15', 'Storage'],
    not: ['10.1.0.0/16'],
  },
  { at: 'bgp fw [nextHop <|>] <-> ars1', all: ['10.0.0.100', '10.0.0.4'] },
  { at: 'bgp fw [prepend <|>] <-> ars1', all: ['1', '2', '3'] },
  { at: 'tunnel t vxlan fw <-> fw2 mtu <|>', all: ['1450'] },
  { at: '// azroute-ignore AZR05<|>', some: ['AZR050', 'AZR052'], not: ['AZR101'] },
  { at: '// azr<|>', all: ['azroute-ignore'] },

  // words of other tools
  { at: 'udr<|>', all: ['routeTable'] },
  { at: 'vnet x {\n  gateway<|>\n}', some: ['vpnGateway', 'expressRouteGateway'] },
  { at: 'localNetworkGateway<|>', some: ['site'] },

  // expectations and scenarios
  {
    at: 'expect <|>',
    some: ['spoke1.vm', 'dc1.app', 'spoke1.*', 'dc1.*', 'hub1.s.*'],
    not: ['fw', 'hub1', 'expect', 'internet'],
  },
  { at: 'expect spoke1.vm -> <|>', some: ['dc1.app', 'internet'], not: ['spoke1.vm'] },
  { at: 'expect spoke1.vm -> dc1.app <|>', all: ['via', 'dropped'] },
  { at: 'expect spoke1.vm -> dc1.app\n  vi<|>', all: ['via', 'virtualHub', 'virtualWan', 'vnet', 'peering', 'nva'] },
  { at: 'nva n {\n  asn\n  sta<|>\n}', all: ['stateless'] },
  { at: 'vnet\n<|>', all: [] },
  { at: 'expect spoke1.vm -> dc1.app via fw, <|>', some: ['fw2', 'vpn1', 'er', 'dc1'], not: ['fw', 'hub1', 'ars1'] },
  {
    at: 'bgp fw <-> ars1\nscenario s {\n  down <|>\n}',
    some: ['bgp', 'fw', 'tun0', 'ars1'],
    not: ['hub1', 'connection', 'peering'],
  },
  // only ends that are joined
  { at: 'scenario s {\n  down peering <|>\n}', all: [] },
  { at: 'peering hub1 <-> spoke1\nscenario s {\n  down peering <|>\n}', all: ['hub1', 'spoke1'] },
  { at: 'bgp fw <-> ars1\nscenario s {\n  down bgp fw <-> <|>\n}', all: ['ars1'] },

  // next hops that the subnets of the table reach: their own first, then those of peered networks, and no others
  {
    at: 'vnet s9 {\n address 10.9.0.0/16\n subnet a 10.9.0.0/24 { routeTable r9 nic n9 10.9.0.4 }\n}\nnva fw9 { nic n9 }\npeering hub1 <-> s9\nrouteTable r9 {\n route 10.0.0.0/8 -> <|>\n}',
    all: [
      '10.9.0.4',
      '10.0.0.100',
      '10.0.0.4',
      'VirtualAppliance',
      'VirtualApplianceEcmp',
      'Internet',
      'None',
      'VnetLocal',
    ],
  },
  // flags that are not set yet
  {
    at: 'peering hub1 [allowGatewayTransit, <|>] <-> spoke1',
    some: ['allowForwardedTraffic'],
    not: ['allowGatewayTransit'],
  },

  // a value that is written already is not taken by another one
  { at: 'vnet spoke7 {\n  address <|>10.7.0.0/16\n  subnet a 10.7.0.0/24\n}', some: ['10.7.0.0/16', '10.2.0.0/16'] },
  { at: 'vnet spoke7 {\n  address <|>10.1.0.0/16\n}', not: ['10.1.0.0/16'] },
  { at: 'vnet spoke7 {\n  address 10.7.0.0/16\n  subnet a <|>10.7.0.0/24\n}', some: ['10.7.0.0/24'] },
  { at: 'vnet s7 {\n address 10.7.0.0/16\n subnet b 10.7.0.0/24\n subnet a <|>10.7.0.0/24\n}', not: ['10.7.0.0/24'] },
  { at: 'vnet s7 {\n address 10.7.0.0/16\n subnet a <|>10.8.0.0/24\n}', not: ['10.8.0.0/24'] },
  {
    at: 'vnet s7 {\n address 10.7.0.0/16\n subnet a 10.7.0.0/24 {\n nic n <|>10.7.0.9\n }\n}',
    all: ['10.7.0.9', '10.7.0.4', '10.7.0.5', '10.7.0.6'],
  },
  {
    at: 'vnet s7 {\n address 10.7.0.0/16\n subnet a 10.7.0.0/24 {\n nic n <|>10.7.0.4\n nic m 10.7.0.4\n }\n}',
    not: ['10.7.0.4'],
  },
  {
    at: 'vnet s7 {\n address 10.7.0.0/16\n subnet AzureFirewallSubnet 10.7.0.0/26\n firewall f <|>10.7.0.4\n}',
    all: ['10.7.0.4'],
  },
  { at: 'site dc7 {\n  address 192.168.0.0/16\n  host h <|>192.168.0.10\n}', all: ['192.168.0.10'] },

  // long lists
  {
    at: `bgp fw [${'prefixes 10.0.0.0/16, '.repeat(1000)} community <|>] <-> ars1`,
    all: ['no-advertise', 'no-export'],
  },
  { at: `nva n {\n  advertise ${'10.0.0.0/16, '.repeat(3000)} 10.0.0.0/8\n  <|>\n}`, some: ['asn', 'nic'] },

  // text that is broken elsewhere
  { at: 'vnet q { subnet }\nbgp <|>', all: ['fw', 'fw2', 'dc1', 'ars1'] },
  { at: 'vnet q {\n  subnet s 10.0.0.0/24 {\n\npeering <|>', all: ['hub1', 'spoke1', 'q'] },
  { at: 'vnet q {\n  subnet\n  address ???\n  <|>\n}\nvnet r', some: ['subnet'], not: ['vnet'] },
  { at: 'nva n {\n  nic \n  asn\n  route <|>\n}', some: ['0.0.0.0/0', '10.0.0.0/16'], not: ['via'] },
  { at: 'nva n {\n  nic hub1.\n  snat <|>\n}', all: ['internet', 'all'] },
  { at: 'peering hub1 [bad bad] <-> \nbgp fw [prepend] <-> <|>', all: [] },
];

describe('completion', () => {
  test.each(cases.map((one) => ({ ...one, title: one.at.slice(-60) })))('$title', async ({ at, all, some, not }) => {
    const labels = (await offered(`${network}${at}`)).items.map(({ label }) => label);
    if (all) expect(labels).toEqual(all);
    expect(some?.filter((label) => !labels.includes(label)) ?? []).toEqual([]);
    expect(not?.filter((label) => labels.includes(label)) ?? []).toEqual([]);
  });

  test('offers whole designs right behind the first statement of an empty file, and later another spoke', async () => {
    const labels = async (text: string) => (await offered(text)).items.map(({ label }) => label).slice(0, 3);
    expect(await labels('<|>')).toEqual(['vnet', 'hub-and-spoke', 'firewall']);
    const hub = `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26
  vpnGateway vpn
}
vnet spoke1 { address 10.1.0.0/16  subnet apps 10.1.0.0/24 { nic vm 10.1.0.4 } }
peering hub [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
`;
    expect(await labels(`${hub}<|>`)).toEqual(['vnet', 'spoke of hub', 'peering']);
  });

  test('offers only things of the topology', async () => {
    const files = 'import "hub.azroute"\npeering <|>\n=== hub.azroute\nvnet hub\n=== other.azroute\nvnet stranger\n';
    expect((await offered(files)).items.map(({ label }) => label)).toEqual(['hub']);
  });

  test('offers the files that are not imported yet', async () => {
    const files = 'import "hubs/a.azroute"\nimport "<|>"\n=== hubs/a.azroute\nvnet a\n=== hubs/b.azroute\nvnet b\n';
    const { items, text } = await offered(files);
    expect(items.map(({ label }) => label)).toEqual(['"hubs/b.azroute"']);
    const edits = items.flatMap(({ textEdit }) => (textEdit && 'range' in textEdit ? [textEdit] : []));
    expect(TextDocument.applyEdits(text, edits)).toBe('import "hubs/a.azroute"\nimport "hubs/b.azroute"\n');
  });

  test.each([
    ['peering h<|>ub <-> spoke1', 'hub1', 'peering hub1 <-> spoke1'],
    ['nva n { nic 10<|> }', 'hub1."10-vm"', 'nva n { nic hub1."10-vm" }'],
    ['nva n { nic hub1."1<|>" }', 'hub1."10-vm"', 'nva n { nic hub1."10-vm" }'],
  ])('%s takes %s for the whole word', async (at, label, after) => {
    const { items, text } = await offered(`${network}${at}`);
    const edit = items.find((item) => item.label === label)?.textEdit;
    const edited =
      edit && 'range' in edit ? TextDocument.applyEdits(text, [edit]).slice(network.length).trimEnd() : undefined;
    expect(edited).toBe(after);
  });

  test('describes each item in one line', async () => {
    const details = async (at: string) =>
      (await offered(`${network}${at}`)).items.map(({ label, detail }) => `${label}: ${detail}`);
    expect(await details('bgp fw <-> <|>')).toEqual([
      'ars1: Route Server in hub1',
      'fw2: NVA, AS 65002',
      'dc1: site, AS 65100',
    ]);
    expect(await details('peering <|>')).toContain('hub1: virtual network, 10.0.0.0/16');
    expect(await details('routeTable r { route 10.0.0.0/8 -> 10.0.0.1<|>')).toEqual([
      '10.0.0.100: load balancer hub1.ilb',
    ]);
  });

  test('has a description for every keyword of the grammar', () => {
    const { Grammar } = createAzrouteServices(EmptyFileSystem).azroute;
    const described = new Set(Object.keys(keywordWords).map((key) => key.slice(key.lastIndexOf('.') + 1)));
    const keywords = AstUtils.streamAllContents(Grammar).filter(GrammarAST.isKeyword);
    const missing = keywords.filter(({ value }) => /^[a-z]/i.test(value) && !described.has(value));
    expect(missing.map(({ value }) => value).toArray()).toEqual([]);
  });

  test('inserts statements as snippets at the end of a line, if the editor supports them', async () => {
    const client = await TestClient.start({
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    });
    const uri = 'file:///a.azroute';
    await client.open(uri, 'vnet hub1\n\nvnet spoke1\n pe hub1\npeering hub1  <-> spoke1\n');
    const insertions = async (line: number, character: number) =>
      (await client.completion(uri, { line, character })).items.map(({ label, textEdit }) => [
        label,
        textEdit?.newText,
      ]);
    expect(await insertions(1, 0)).toContainEqual(['peering', 'peering $1 <-> $2']);
    expect(await insertions(3, 3)).toContainEqual(['peering', 'peering']);
    expect(await insertions(4, 13)).toContainEqual(['[', '[$1]']);
  });

  test('opens again after a keyword that needs a value, in an editor that can', async () => {
    const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    const client = await TestClient.start(snippets, { initializationOptions: { triggerSuggest: true } });
    const uri = 'file:///a.azroute';
    await client.open(uri, 'vnet hub1 {\n  loc\n}\n');
    const { items } = await client.completion(uri, { line: 1, character: 5 });
    expect(items[0]?.textEdit?.newText).toBe('location ');
    expect(items[0]?.command?.command).toBe('editor.action.triggerSuggest');
  });

  test('documents an item when it is shown', async () => {
    const client = await TestClient.start();
    const uri = 'file:///a.azroute';
    await client.open(uri, 'vnet hub1\npeering hub1  [allowG] <-> hub1\n');
    const { items } = await client.completion(uri, { line: 1, character: 21 });
    const item = await client.request<CompletionItem>('completionItem/resolve', items[0] ?? {});
    expect(item.documentation).toEqual({
      kind: 'markdown',
      value: [
        "Let the other network use this network's gateways and Route Server.",
        'Without it: false.',
        "[Microsoft's documentation](https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview)",
      ].join('\n\n'),
    });
    const bracket = (await client.completion(uri, { line: 1, character: 13 })).items.find(({ label }) => label === '[');
    const explained = await client.request<CompletionItem>('completionItem/resolve', bracket ?? {});
    expect(JSON.stringify(explained.documentation)).toContain("flags of this network's half");
  });

  test('fills in what is free in the examples of a statement', async () => {
    const client = await TestClient.start({
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    });
    const uri = 'file:///a.azroute';
    await client.open(
      uri,
      'vnet hub1 {\n  address 10.5.0.0/16\n  subnet a 10.5.0.0/24 {\n    ni\n  }\n  su\n  fire\n}\nvn\n',
    );
    const insertion = async (line: number, character: number) =>
      (await client.completion(uri, { line, character })).items[0]?.textEdit?.newText;
    expect(await insertion(3, 6)).toBe('nic ${1:name} ${2:10.5.0.4}');
    expect(await insertion(5, 4)).toBe('subnet ${1:name} ${2:10.5.1.0/24}');
    // Its subnet lies in its address space.
    expect(await insertion(8, 2)).toMatch(/address \$\{2:10.0.0.0\/16\}\n\n\tsubnet \$\{3:name\} \$\{4:10.0.0.0\/24\}/);
    // With the subnet that it needs.
    expect(await insertion(6, 6)).toBe('subnet AzureFirewallSubnet 10.5.1.0/26\nfirewall ${1:name} ${2:10.5.1.4}');
  });

  test.each([
    [' ', 'peering ', true],
    [' ', '  ', false],
    [' ', 'peering  ', false],
    [' ', '// a note ', false],
    [' ', '// azroute-ignore ', true],
    [' ', 'vnet a {} ', false],
    [',', 'nva n { nic a,', true],
    ['[', 'peering hub1 [', true],
  ])('opens by itself after %j in %j: %j', (character, line, opens) => {
    expect(opensList(character, line)).toBe(opens);
  });

  test('follows the text while it is typed', async () => {
    const client = await TestClient.start();
    const uri = 'file:///a.azroute';
    const typed = 'vnet hub1\nvnet spoke1\npeering hub1 <-> sp';
    await client.open(uri, '');
    for (let length = 1; length <= typed.length; length++) await client.change(uri, typed.slice(0, length));
    const { items } = await client.completion(uri, { line: 2, character: 19 });
    expect(items.map(({ label }) => label)).toEqual(['spoke1']);
  });
});
