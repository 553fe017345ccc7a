import { describe, expect, it } from 'vitest';
import { fixtureUri, openFixture } from '../testing/fixture.js';

const part = `routeTable rt-part {
  route storage.WestEurope -> Internet
}
`;
const text = `import "part.azroute"
serviceTag Sto<|>rage.WestEurope 20.38.108.0/23
serviceTag Sql 20.40.0.0/16
vnet hub
routeTable rt-apps {
  route Storage.West<|>Europe -> Internet
  route Stor<|>age -> None
  route Sq<|>l -> Internet
}
`;
const others = { 'part.azroute': part, 'elsewhere.azroute': part };
const textDocument = { uri: fixtureUri };

async function opened() {
  const { services, document, positions } = await openFixture(text, others);
  return { lsp: services.lsp, document, at: (i: number) => positions[i] ?? { line: 0, character: 0 } };
}

describe('service tags', () => {
  it('have their statements as definition, a tag without one those of its regions', async () => {
    const { lsp, document, at } = await opened();
    const lines = await Promise.all(
      [0, 1, 2, 3].map(async (i) => {
        const links = await lsp.DefinitionProvider?.getDefinition(document, { textDocument, position: at(i) });
        return links?.map(({ targetSelectionRange }) => targetSelectionRange.start.line);
      }),
    );
    expect(lines).toEqual([[1], [1], [1], [2]]);
  });

  it('are referred to in the files of the topology, in any case', async () => {
    const { lsp, document, at } = await opened();
    const found = async (i: number, includeDeclaration: boolean) => {
      const params = { textDocument, position: at(i), context: { includeDeclaration } };
      const all = await lsp.ReferencesProvider?.findReferences(document, params);
      return all?.map(({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${range.start.line}`).sort();
    };
    const own = fixtureUri.slice(fixtureUri.lastIndexOf('/') + 1);
    expect(await found(0, true)).toEqual([`${own} 1`, `${own} 5`, 'part.azroute 1'].sort());
    expect(await found(1, false)).toEqual([`${own} 5`, 'part.azroute 1'].sort());
    expect(await found(2, false)).toEqual([`${own} 6`]);
  });

  it('are renamed together, but not to one that has a statement', async () => {
    const { lsp, document, at } = await opened();
    const rename = (i: number, newName: string) =>
      lsp.RenameProvider?.rename(document, { textDocument, position: at(i), newName });
    const edit = await rename(1, 'Storage.NorthEurope');
    const changes = Object.values(edit?.changes ?? {}).flat();
    expect(changes.map(({ newText }) => newText)).toEqual(Array(3).fill('Storage.NorthEurope'));
    expect(Object.keys(edit?.changes ?? {})).toHaveLength(2);
    await expect(rename(1, 'sql')).rejects.toThrow(/statement for sql already/);
    expect(await lsp.RenameProvider?.prepareRename(document, { textDocument, position: at(3) })).toEqual({
      start: { line: 7, character: 8 },
      end: { line: 7, character: 11 },
    });
  });
});
