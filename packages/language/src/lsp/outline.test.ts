import { SemanticTokensDecoder } from 'langium/lsp';
import { expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { fixtureUri, openFixture } from './testing/fixture.js';

const text = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva 10.0.1.4
    loadBalancer ilb 10.0.1.100 -> nva
  }
  routeServer ars
  vpnGateway vpn { pointToSite 172.16.0.0/24 host laptop 172.16.0.10 }
}
routeTable rt {
  route default 0.0.0.0/0 -> Internet
  route 10.1.0.0/16 -> 10.0.1.4
}
serviceTag Storage.westeurope 20.38.108.0/23, 191.239.203.0/28
site dc { address 192.168.0.0/16 router cpe 192.168.0.1 { route 10.7.0.0/16 via tun } }
nva nva { nic hub.nva asn 65001 route 10.9.0.0/16 drop connected 10.8.0.0/16 host pod 10.8.0.7 }
bgp nva <-> ars
peering hub -> 
`;

function indented(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail ? ` (${detail})` : ''}`,
    ...indented(children ?? [], `${indent}  `),
  ]);
}

it('outlines declarations within their parents', async () => {
  const { services, document } = await openFixture(text);
  const symbols = await services.lsp.DocumentSymbolProvider?.getSymbols(document, {
    textDocument: { uri: fixtureUri },
  });
  expect(indented(symbols ?? [])).toEqual([
    'hub (10.0.0.0/16)',
    '  nva (10.0.1.0/24)',
    '    nva (10.0.1.4)',
    '    ilb (10.0.1.100)',
    '  ars',
    '  vpn',
    '    laptop (172.16.0.10)',
    'rt',
    '  default (0.0.0.0/0 → Internet)',
    '  10.1.0.0/16 (→ 10.0.1.4)',
    'Storage.westeurope (20.38.108.0/23, 191.239.203.0/28)',
    'dc (192.168.0.0/16)',
    '  cpe (192.168.0.1)',
    '    10.7.0.0/16 (→ tun)',
    'nva (AS 65001)',
    '  10.9.0.0/16 (→ drop)',
    '  pod (10.8.0.7)',
    'nva <-> ars (bgp)',
    'hub -> … (peering)',
  ]);
});

it('highlights names by their meaning, even if they are keywords', async () => {
  const { services, document } = await openFixture(
    'nva nva { nic vnet.nic connected 10.8.0.0/16 host host 10.8.0.7 }\nvnet vnet { subnet subnet 10.0.0.0/24 { nic nic 10.0.0.4 } }\n',
  );
  const provider = services.lsp.SemanticTokenProvider;
  const tokens = await provider?.semanticHighlight(document, { textDocument: { uri: fixtureUri } });
  const decoded = provider && tokens ? SemanticTokensDecoder.decode(tokens, provider.tokenTypes, document) : [];
  expect(decoded.map(({ text: word, tokenType }) => `${word} ${tokenType}`)).toEqual([
    'nva class',
    'vnet namespace',
    'nic variable',
    '10.8.0.0/16 number',
    'host variable',
    '10.8.0.7 number',
    'vnet namespace',
    'subnet namespace',
    '10.0.0.0/24 number',
    'nic variable',
    '10.0.0.4 number',
  ]);
});

it('highlights a whole text while a part of it is requested', async () => {
  const { services, document } = await openFixture(text);
  const provider = services.lsp.SemanticTokenProvider;
  const textDocument = { uri: fixtureUri };
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  const alone = await provider?.semanticHighlight(document, { textDocument });
  const [whole, part] = await Promise.all([
    provider?.semanticHighlight(document, { textDocument }),
    provider?.semanticHighlightRange(document, { textDocument, range }),
  ]);
  expect(whole?.data).toEqual(alone?.data);
  expect(part?.data).toEqual(alone?.data.slice(0, 5));
});
