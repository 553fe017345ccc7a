import { AstUtils, EmptyFileSystem, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../lsp/testing/client.js';
import { createAzrouteServices } from '../module.js';
import { build, filesOf } from '../testing/parse.js';
import { keywordWords } from './keyword-words.js';

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
    all: 'bgp circuit connection expect import nva peering routeTable scenario serviceTag site tunnel vnet'.split(' '),
  },
  { at: 'pe<|>', all: ['peering'] },
  {
    at: 'vnet x {\n  <|>\n}',
    all: [
      ...'address expressRouteGateway firewall location privateEndpointVNetPolicies routeServer subnet'.split(' '),
      ...'summarizedGatewayPrefixes vpnGateway'.split(' '),
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
    all: 'loadBalancer nic privateEndpoint privateEndpointNetworkPolicies routeTable serviceEndpoints'.split(' '),
  },
  {
    at: 'vnet x { vpnGateway g { asn 65515  <|> } }',
    all: ['activeActive', 'bgpIp', 'host', 'pointToSite', 'publicIp'],
  },
  { at: 'vnet x { routeServer r { <|> } }', all: ['branchToBranch', 'hubRoutingPreference'] },
  { at: 'routeTable r {\n  <|>\n}', all: ['disableBgpRoutePropagation', 'route'] },
  { at: 'site x {\n  <|>\n}', all: ['address', 'asn', 'host', 'route', 'router', 'transit'] },
  { at: 'site x {\n  router r 10.0.0.1 { <|> }\n}', all: ['asn', 'route'] },
  { at: 'site x {\n  route 10.0.0.0/8 <|>\n}', all: ['drop', 'via'] },
  { at: 'site x {\n  router r {\n  route 10.0.0.0/8 via <|>\n}', all: ['tun0'] },
  { at: 'circuit c { <|> }', all: ['nextHop'] },
  { at: 'nva n {\n  <|>\n}', all: ['advertise', 'asn', 'connected', 'host', 'nic', 'route', 'snat', 'stateless'] },
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
  { at: 'peering hub1 <|>', all: ['->', '<->'] },
  { at: 'peering hub1 <-> <|>', all: ['spoke1'] },
  { at: 'peering hub1 [allowGatewayTransit] <-> sp<|>', all: ['spoke1'] },
  { at: 'peering hub1 [allowGatewayTransit,\n  subnet <|>\n] <-> spoke1', all: ['apps', 's'] },
  { at: 'peering hub1 <-> spoke1 [subnet <|>]', all: ['data'] },
  { at: 'bgp <|>', all: ['ars1', 'dc1', 'fw', 'fw2'] },
  { at: 'bgp fw <-> <|>', all: ['ars1', 'dc1', 'fw2'] },
  { at: 'bgp fw <-> fw2 over <|>', all: ['tun0'] },
  { at: 'bgp fw <-> fw2 <|>', all: ['over'] },
  { at: 'connection <|>', all: ['dc1', 'er', 'fw', 'fw2', 'vpn1'] },
  { at: 'connection vpn1 <-> dc1 <|>', all: ['enableBgp'] },
  { at: 'tunnel fw <|>', all: ['gre', 'ipip', 'ipsec', 'vxlan'] },
  { at: 'tunnel fw gre <|>', all: ['dc1', 'fw', 'fw2'] },
  { at: 'tunnel t gre fw <-> fw2 <|>', all: ['mtu'] },
  { at: 'nva n {\n  nic <|>\n}', all: ['hub1."10-vm"', 'hub1.apps.web', 'hub1.nva1', 'hub1.s.web', 'spoke1.vm'] },
  { at: 'nva n {\n  nic hub1.nva1, <|>\n}', all: ['hub1."10-vm"', 'hub1.apps.web', 'hub1.s.web', 'spoke1.vm'] },
  { at: 'nva n {\n  nic hub1.<|>\n}', all: ['hub1."10-vm"', 'hub1.apps.web', 'hub1.nva1', 'hub1.s.web'] },
  { at: 'nva n {\n  nic hub1.apps.<|>\n}', all: ['hub1.apps.web'] },
  { at: 'nva n {\n  nic hub1.s.<|>\n}', all: ['hub1.s."10-vm"', 'hub1.s.nva1', 'hub1.s.web'] },
  { at: 'nva n {\n  nic we<|>\n}', all: ['hub1.apps.web', 'hub1.s.web'] },
  { at: 'nva n {\n  nic hub1."<|>\n}', some: ['hub1."10-vm"'] },
  { at: 'nva n {\n  route 10.0.0.0/8 <|>\n}', all: ['drop', 'via'] },
  { at: 'nva n {\n  route 10.0.0.0/8 via <|>\n}', some: ['tun0', 'hub1.nva1'], not: ['fw', 'hub1'] },
  { at: 'vnet x { subnet s 10.0.0.0/24 { routeTable <|> } }', all: ['rt'] },
  {
    at: 'vnet x {\n  subnet s 10.2.0.0/24 {\n    nic a 10.2.0.4\n    loadBalancer a 10.2.0.9 -> <|>\n  }\n}',
    some: ['a', 'hub1.nva1'],
    not: ['x.a'],
  },

  // attributes
  {
    at: 'peering hub1 [<|>',
    all: 'allowForwardedTraffic allowGatewayTransit allowVirtualNetworkAccess subnet useRemoteGateways'.split(' '),
  },
  { at: 'peering hub1 [subnet s, useRemoteGateways, <|>] <-> spoke1', some: ['subnet'], not: ['useRemoteGateways'] },
  { at: 'tunnel t gre fw [<|>] <-> fw2', all: ['endpoint'] },
  { at: 'connection vpn1 [<|>] <-> dc1', some: ['prefixes', 'bgpIp', 'instance'], not: ['weight', 'subnet'] },
  { at: 'connection vpn1 <-> dc1 [<|>]', some: ['prefixes', 'bgpIp', 'prepend', 'localPreference'], not: ['weight'] },
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
    all: '10.0.0.100 10.0.0.4 10.1.0.4 Internet None VirtualAppliance VirtualNetworkGateway VnetLocal'.split(' '),
  },
  {
    at: 'routeTable r {\n  route to-hub 10.0.0.0/8 -> VirtualAppliance <|>\n}',
    all: ['10.0.0.100', '10.0.0.4', '10.1.0.4'],
  },
  { at: 'routeTable r {\n  route x Azure<|>\n}', some: ['AzureCloud'], not: ['Internet'] },
  { at: 'vnet z { routeServer a { hubRoutingPreference <|> } }', all: ['ASPath', 'ExpressRoute', 'VpnGateway'] },
  { at: 'vnet x { privateEndpointVNetPolicies <|> }', all: ['Basic', 'Disabled'] },
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
  { at: 'nva n { snat <|> }', all: ['all', 'internet'] },
  { at: 'nva n { stateless <|> }', some: ['true', 'false', 'asn'] },
  { at: 'nva n {\n  stateless\n  <|>\n}', some: ['asn'], not: ['true', 'stateless'] },

  // expectations and scenarios
  {
    at: 'expect <|>',
    some: ['spoke1.vm', 'dc1.app', 'spoke1.*', 'dc1.*', 'hub1.s.*', 'internet'],
    not: ['fw', 'hub1', 'expect'],
  },
  { at: 'expect spoke1.vm -> dc1.app <|>', all: ['dropped', 'via'] },
  { at: 'expect spoke1.vm -> dc1.app\n  vi<|>', all: ['via'] },
  { at: 'nva n {\n  asn\n  sta<|>\n}', all: ['stateless'] },
  { at: 'vnet\n<|>', all: [] },
  { at: 'expect spoke1.vm -> dc1.app via fw, <|>', some: ['fw2', 'vpn1', 'er', 'dc1'], not: ['fw', 'hub1', 'ars1'] },
  { at: 'scenario s {\n  down <|>\n}', some: ['bgp', 'connection', 'peering', 'fw', 'tun0', 'ars1'], not: ['hub1'] },
  { at: 'scenario s {\n  down peering <|>\n}', all: ['hub1', 'spoke1'] },
  { at: 'scenario s {\n  down bgp fw <-> <|>\n}', all: ['ars1', 'dc1', 'fw2'] },

  // long lists
  {
    at: `bgp fw [${'prefixes 10.0.0.0/16, '.repeat(1000)} community <|>] <-> ars1`,
    all: ['no-advertise', 'no-export'],
  },
  { at: `nva n {\n  advertise ${'10.0.0.0/16, '.repeat(3000)} 10.0.0.0/8\n  <|>\n}`, some: ['asn', 'nic'] },

  // text that is broken elsewhere
  { at: 'vnet q { subnet }\nbgp <|>', all: ['ars1', 'dc1', 'fw', 'fw2'] },
  { at: 'vnet q {\n  subnet s 10.0.0.0/24 {\n\npeering <|>', all: ['hub1', 'q', 'spoke1'] },
  { at: 'vnet q {\n  subnet\n  address ???\n  <|>\n}\nvnet r', some: ['subnet'], not: ['vnet'] },
  { at: 'nva n {\n  nic \n  asn\n  route <|>\n}', all: [] },
  { at: 'nva n {\n  nic hub1.\n  snat <|>\n}', all: ['all', 'internet'] },
  { at: 'peering hub1 [bad bad] <-> \nbgp fw [prepend] <-> <|>', all: [] },
];

describe('completion', () => {
  test.each(cases.map((one) => ({ ...one, title: one.at.slice(-60) })))('$title', async ({ at, all, some, not }) => {
    const labels = (await offered(`${network}${at}`)).items.map(({ label }) => label);
    if (all) expect(labels).toEqual(all);
    expect(some?.filter((label) => !labels.includes(label)) ?? []).toEqual([]);
    expect(not?.filter((label) => labels.includes(label)) ?? []).toEqual([]);
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
      'dc1: site, AS 65100',
      'fw2: NVA, AS 65002',
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
    await client.open(uri, 'vnet hub1\n\nvnet spoke1\n pe hub1\n');
    const insertions = async (line: number, character: number) =>
      (await client.completion(uri, { line, character })).items.map(({ label, textEdit }) => [
        label,
        textEdit?.newText,
      ]);
    expect(await insertions(1, 0)).toContainEqual(['peering', 'peering $1 <-> $2']);
    expect(await insertions(3, 3)).toContainEqual(['peering', 'peering']);
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
