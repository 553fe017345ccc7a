import { describe, expect, it } from 'vitest';
import { LocationLink, type TextEdit } from 'vscode-languageserver';
import { applyReplacements } from '../scratch.js';
import { fixtureUri, openFixture } from '../testing/fixture.js';

const network = `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 { nic nva1 10.1.1.4 }
}
vnet "hub 2" {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 { nic nva1 10.2.1.4 }
}
nva nva1 { nic hub1.nva1 asn 1 }
nva nva2 { nic "hub 2".nva.nva1 asn 2 }
peering hub1 <-> "hub 2"
bgp nva1 <-> nva2
expect hub1.* -> "hub 2".nva1 via nva1, nva2
`;

/** Inserts the mark before the nth occurrence of a text, counted from 0. */
function markedAt(text: string, nth: number): string {
  const parts = network.split(text);
  return `${parts.slice(0, nth + 1).join(text)}<|>${[text, ...parts.slice(nth + 1).join(text)].join('')}`;
}

async function renamed(text: string, nth: number, newName: string): Promise<string> {
  const { services, document, positions } = await openFixture(markedAt(text, nth));
  const position = positions[0] ?? { line: 0, character: 0 };
  const edit = await services.lsp.RenameProvider?.rename(document, {
    textDocument: { uri: fixtureUri },
    position,
    newName,
  });
  const edits: TextEdit[] = edit?.changes?.[fixtureUri] ?? [];
  return applyReplacements(
    document.textDocument.getText(),
    edits.map(({ range, newText }) => ({
      start: document.textDocument.offsetAt(range.start),
      end: document.textDocument.offsetAt(range.end),
      text: newText,
    })),
  );
}

describe('rename', () => {
  it('changes a VNet in every longer reference, and adds quotes where they are needed', async () => {
    const expected = network.replaceAll('hub1', '"west.hub"');
    expect(await renamed('hub1', 0, 'west.hub')).toBe(expected);
    expect(await renamed('hub1', 1, '"west.hub"')).toBe(expected);
  });

  it('removes quotes where they are not needed', async () => {
    expect(await renamed('"hub 2"', 0, 'hub2')).toBe(network.replaceAll('"hub 2"', 'hub2'));
  });

  it('distinguishes a NIC from an appliance with the same name', async () => {
    expect(await renamed('nva1', 0, 'eth0')).toBe(
      network.replace('nic nva1 10.1.1.4', 'nic eth0 10.1.1.4').replace('nic hub1.nva1', 'nic hub1.eth0'),
    );
    expect(await renamed('nva1', 2, 'fw')).toBe(
      network.replace('nva nva1 {', 'nva fw {').replace('bgp nva1', 'bgp fw').replace('via nva1', 'via fw'),
    );
  });

  it('changes hosts behind an appliance and point-to-site clients where they are named', async () => {
    const { services, document, positions } = await openFixture(`vnet hub {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet nva 10.1.1.0/24 { nic n 10.1.1.4 }
  vpnGateway vpn { pointToSite 172.16.0.0/24 host l<|>aptop 172.16.0.10 }
}
nva fw { nic n connected 10.8.0.0/16 host p<|>od 10.8.0.7 }
expect laptop -> fw.pod
expect hub.vpn.laptop -> pod
`);
    const textDocument = { uri: fixtureUri };
    const lines = async (i: number, newName: string) => {
      const position = positions[i] ?? { line: 0, character: 0 };
      const edit = await services.lsp.RenameProvider?.rename(document, { textDocument, position, newName });
      return (edit?.changes?.[fixtureUri] ?? []).map(({ range, newText }) => `${range.start.line} ${newText}`).sort();
    };
    expect(await lines(0, 'phone')).toEqual(['4 phone', '7 phone', '8 phone']);
    expect(await lines(1, 'pod 7')).toEqual(['6 "pod 7"', '7 "pod 7"', '8 "pod 7"']);
  });

  it('changes a tunnel in the routes of appliances, sites and routers', async () => {
    const { services, document, positions } = await openFixture(`vnet hub {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 { nic n 10.1.1.4 }
}
nva fw { nic n route 192.168.0.0/16 via tun route 172.16.0.0/16 via t }
site dc { address 192.168.0.0/16 route 10.1.0.0/16 via tun }
site branch {
  router edge { route 10.1.0.0/16 via t }
}
tunnel t<|>un ipsec fw <-> dc
tunnel t<|> ipsec fw <-> edge
`);
    const textDocument = { uri: fixtureUri };
    const lines = async (i: number, newName: string) => {
      const position = positions[i] ?? { line: 0, character: 0 };
      const edit = await services.lsp.RenameProvider?.rename(document, { textDocument, position, newName });
      return (edit?.changes?.[fixtureUri] ?? []).map(({ range, newText }) => `${range.start.line} ${newText}`).sort();
    };
    expect(await lines(0, 'wan')).toEqual(['4 wan', '5 wan', '9 wan']);
    expect(await lines(1, 'wan')).toEqual(['10 wan', '4 wan', '7 wan']);
  });

  it('refuses a name that changes the meaning of a reference', async () => {
    await expect(renamed('nva1', 2, 'nva2')).rejects.toThrow(/no longer refer to the same/);
    await expect(renamed('nva1', 2, 'a"b')).rejects.toThrow(/quotes/);
    for (const name of ['a\nb', '\0', '\ud800', 'a\u202eb', '\u2028'])
      await expect(renamed('nva1', 2, name)).rejects.toThrow(/control characters/);
  });
});

const definitions: readonly [text: string, nth: number, line: string][] = [
  ['hub1', 1, 'vnet hub1 {'],
  ['nva1 asn', 0, '  subnet nva 10.1.1.0/24 { nic nva1 10.1.1.4 }'],
  ['nva.nva1', 0, '  subnet nva 10.2.1.0/24 { nic nva1 10.2.1.4 }'],
  ['nva1 <->', 0, 'nva nva1 { nic hub1.nva1 asn 1 }'],
  ['hub1.*', 0, 'vnet hub1 {'],
];

describe('definition', () => {
  it.each(definitions)('of %s, occurrence %i', async (text, nth, line) => {
    const { services, document, positions } = await openFixture(markedAt(text, nth));
    const position = positions[0] ?? { line: 0, character: 0 };
    const links = await services.lsp.DefinitionProvider?.getDefinition(document, {
      textDocument: { uri: fixtureUri },
      position,
    });
    const [link] = links ?? [];
    expect(LocationLink.is(link)).toBe(true);
    expect(network.split('\n')[link?.targetSelectionRange.start.line ?? -1]).toBe(line);
  });
});

it('definition of an import is its file, and of a name in it the declaration there', async () => {
  const { services, document, positions } = await openFixture(
    'import "part.<|>azroute"\npeering hub <-> sp<|>oke\nvnet hub\n',
    {
      'part.azroute': '\nvnet spoke\n',
    },
  );
  const found = await Promise.all(
    positions.map((position) =>
      services.lsp.DefinitionProvider?.getDefinition(document, { textDocument: { uri: fixtureUri }, position }),
    ),
  );
  expect(found.map((links) => [links?.[0]?.targetUri, links?.[0]?.targetSelectionRange.start.line])).toEqual([
    ['file:///part.azroute', 0],
    ['file:///part.azroute', 1],
  ]);
});

it('references of a VNet are found in longer references', async () => {
  const { services, document, positions } = await openFixture(markedAt('hub1', 0));
  const found = await services.lsp.ReferencesProvider?.findReferences(document, {
    textDocument: { uri: fixtureUri },
    position: positions[0] ?? { line: 0, character: 0 },
    context: { includeDeclaration: true },
  });
  expect(found?.map(({ range }) => document.textDocument.getText(range))).toEqual(['hub1', 'hub1', 'hub1', 'hub1']);
});
