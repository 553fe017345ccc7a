import { describe, expect, test } from 'vitest';
import { build } from '../testing/parse.js';

/** The labels that are offered at `<|>`. */
async function offered(fixture: string): Promise<string[]> {
  const offset = fixture.indexOf('<|>');
  const built = await build(fixture.replace('<|>', ''));
  const document = built.documents[0];
  if (!document || offset < 0) throw new Error('The fixture has no cursor.');
  const list = await built.services.lsp.CompletionProvider?.getCompletion(document, {
    textDocument: { uri: document.uri.toString() },
    position: document.textDocument.positionAt(offset),
  });
  return (list?.items ?? []).map(({ label }) => label).sort();
}

const network = `
vnet hub1 {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    nic nva1 10.0.0.4
    nic web 10.0.0.5
  }
  vpnGateway vpn1
}
vnet spoke1 { address 10.1.0.0/16 }
routeTable rt { route 0.0.0.0/0 -> None }
nva fw { nic hub1.nva1  asn 65001 }
site dc1 { asn 65100 }
circuit er
`;

const cases: [string, string, string[], string[]][] = [
  ['statements', '<|>', ['vnet', 'peering', 'bgp', 'scenario', 'import'], ['subnet', 'nic']],
  [
    'members of a virtual network',
    'vnet x {\n  <|>\n}',
    ['subnet', 'address', 'vpnGateway', 'location'],
    ['nic', 'vnet'],
  ],
  ['a member that is begun', 'vnet x {\n  sub<|>\n}', ['subnet'], ['vnet', 'address']],
  ['virtual networks', 'peering <|>', ['hub1', 'spoke1'], ['fw', 'dc1', 'rt']],
  ['the second virtual network', 'peering hub1 <-> <|>', ['hub1', 'spoke1'], ['fw']],
  ['attributes', 'peering hub1 [<|>', ['allowGatewayTransit', 'subnet'], ['hub1']],
  ['route tables', 'vnet y {\n  subnet s 10.2.0.0/24 {\n    routeTable <|>\n  }\n}', ['rt'], ['hub1']],
  ['next hops', 'routeTable u {\n  route 10.0.0.0/8 -> <|>\n}', ['None', 'VnetLocal', 'VirtualAppliance'], ['hub1']],
  [
    'values of a setting',
    'vnet z {\n  routeServer a { hubRoutingPreference <|> }\n}',
    ['ASPath', 'VpnGateway'],
    ['hub1'],
  ],
  ['NICs', 'nva n {\n  nic <|>\n}', ['hub1.nva1', 'hub1.web'], ['fw', 'hub1']],
  ['NICs by a qualified beginning', 'nva n {\n  nic hub1.w<|>\n}', ['hub1.web'], ['hub1.nva1']],
  ['NICs after a dot', 'nva n {\n  nic hub1.<|>\n}', ['hub1.web', 'hub1.nva1'], []],
  ['speakers', 'bgp <|>', ['fw', 'dc1'], ['vpn1', 'hub1']],
  ['ends of a connection', 'connection <|>', ['vpn1', 'er', 'dc1', 'fw'], ['hub1', 'rt']],
  ['ends of an expectation', 'expect hub1.web -> <|>', ['hub1.nva1'], ['hub1', 'fw']],
  ['after an error', 'vnet q { subnet }\nbgp <|>', ['fw', 'dc1'], ['hub1']],
];

describe('completion offers', () => {
  test.each(cases)('%s', async (_name, text, wanted, unwanted) => {
    const labels = await offered(`${network}${text}`);
    expect(wanted.filter((label) => !labels.includes(label))).toEqual([]);
    expect(unwanted.filter((label) => labels.includes(label))).toEqual([]);
  });
});
