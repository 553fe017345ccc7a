import { describe, expect, it } from 'vitest';
import { fixtureUri, openFixture } from '../testing/fixture.js';

const part = `routeTable rt-part { route 10.0.1.4/32 -> 10.0.1.4 }
vnet six { address fd00:1::/48  subnet s fd00:1:0:0::/64 { nic v6 fd00:1::4 } }
nva box6 { nic v6 route fd00:2::/48 via fd00:1:0:0:0::4 }
`;

const text = `import "part.azroute"
vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.<|>4 }
  subnet RouteServerSubnet 10.0.2.0/26
  routeServer ars1
}
vnet spoke { address 10.1.0.0/16 }
routeTable rt {
  route 10.1.0.0/16 -> VirtualAppliance 10.0.1.4<|>
  route 10.1.0.0/16<|> -> 10.0.1.40
}
nva nva1 { nic nva1 route 0.0.0.0/0 via 10.0.2.4<|> route fd00:1::4<|>/128 drop }
`;

const others = { 'part.azroute': part, 'elsewhere.azroute': part };

async function opened() {
  const { services, document, positions } = await openFixture(text, others);
  const { ReferencesProvider, DocumentHighlightProvider, RenameProvider } = services.lsp;
  const at = (i: number) => ({
    textDocument: { uri: fixtureUri },
    position: positions[i] ?? { line: 0, character: 0 },
  });
  const textIn = (uri: string, line: number) => {
    const file = uri === fixtureUri ? document.textDocument.getText() : part;
    return `${uri.slice(uri.lastIndexOf('/') + 1)} ${line}: ${file.split('\n')[line]?.trim()}`;
  };
  return {
    references: async (i: number, includeDeclaration = true) => {
      const params = { ...at(i), context: { includeDeclaration } };
      const found = (await ReferencesProvider?.findReferences(document, params)) ?? [];
      return found.map(({ uri, range: { start } }) => `${textIn(uri, start.line)} at ${start.character}`).sort();
    },
    highlights: async (i: number) => {
      const found = (await DocumentHighlightProvider?.getDocumentHighlight(document, at(i))) ?? [];
      return found.map(({ kind, range }) => `${range.start.line} ${kind}`);
    },
    rename: (i: number) => RenameProvider?.prepareRename(document, at(i)),
  };
}

const owner = 'fixture.azroute 3: subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 } at 36';
const used = [
  'fixture.azroute 9: route 10.1.0.0/16 -> VirtualAppliance 10.0.1.4 at 40',
  'part.azroute 0: routeTable rt-part { route 10.0.1.4/32 -> 10.0.1.4 } at 27',
  'part.azroute 0: routeTable rt-part { route 10.0.1.4/32 -> 10.0.1.4 } at 42',
];

describe('references of an address', () => {
  it('are everything that means it in the files of its topology, and what has it', async () => {
    const { references } = await opened();
    expect(await references(0)).toEqual([owner, ...used]);
    expect(await references(1)).toEqual([owner, ...used]);
    expect(await references(1, false)).toEqual(used);
  });

  it('contain the name of what has it if the address is not written there', async () => {
    const { references } = await opened();
    expect(await references(3)).toEqual([
      'fixture.azroute 12: nva nva1 { nic nva1 route 0.0.0.0/0 via 10.0.2.4 route fd00:1::4/128 drop } at 40',
      'fixture.azroute 5: routeServer ars1 at 14',
    ]);
  });

  it('are the same in every form of an IPv6 address', async () => {
    const { references } = await opened();
    const found = await references(4);
    expect(found.map((each) => each.replace(/:.* at /, ' at '))).toEqual([
      'fixture.azroute 12 at 55',
      'part.azroute 1 at 66',
      'part.azroute 2 at 40',
    ]);
  });

  it('are highlighted, what has it as a declaration, and are no names to change', async () => {
    const { highlights, rename } = await opened();
    expect(await highlights(1)).toEqual(['3 3', '9 2']);
    expect(rename(1)).toBeUndefined();
  });
});

it('references of a prefix are the same prefix, also of what has it', async () => {
  const { references, highlights } = await opened();
  expect(await references(2)).toEqual([
    'fixture.azroute 10: route 10.1.0.0/16 -> 10.0.1.40 at 8',
    'fixture.azroute 7: vnet spoke { address 10.1.0.0/16 } at 21',
    'fixture.azroute 9: route 10.1.0.0/16 -> VirtualAppliance 10.0.1.4 at 8',
  ]);
  expect(await highlights(2)).toEqual(['7 3', '9 2', '10 2']);
});
