import { describe, expect, it } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../testing/client.js';

const uri = 'file:///main.azroute';
const resolving = {
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

/** A hub and two spokes that refuse what its appliance forwards. */
const text = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 }
}
nva nva1 { nic hub.nva1  snat internet }
vnet spoke1 { address 10.1.0.0/24  subnet apps 10.1.0.0/26 { routeTable rt  nic vm 10.1.0.4 } }
vnet spoke2 { address 10.2.0.0/24  subnet apps 10.2.0.0/26 { routeTable rt  nic vm 10.2.0.4 } }
routeTable rt { route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4 }
peering hub [allowForwardedTraffic] <-> spoke1
peering hub [allowForwardedTraffic] <-> spoke2
`;

async function actions(client: TestClient, only?: string[]): Promise<CodeAction[]> {
  const diagnostics = await client.diagnostics(uri);
  const wanted = diagnostics.filter(({ code }) => code === 'AZR308');
  const [first] = wanted;
  return client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: first?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: only ? [] : wanted.slice(0, 1), ...(only && { only }) },
  });
}

function after(edits: readonly TextEdit[] = []): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 1, text), [...edits]);
}

describe('source.fixAll.azroute', () => {
  it.each([['source.fixAll'], ['source.fixAll.azroute'], ['source']])(
    'is offered to a client that asks for %s',
    async (kind) => {
      const client = await TestClient.start();
      await client.open(uri, text);
      const [action, ...others] = await actions(client, [kind]);
      expect(others).toEqual([]);
      expect(action).toMatchObject({
        kind: 'source.fixAll.azroute',
        title: 'Apply 2 repairs that need no choice: nothing is left',
      });
      const fixed = after(action?.edit?.changes?.[uri]);
      expect(fixed).toContain('<-> spoke1 [allowForwardedTraffic]\n');
      expect(fixed).toContain('<-> spoke2 [allowForwardedTraffic]\n');
      await client.change(uri, fixed);
      expect(await client.diagnostics(uri)).toEqual([]);
      expect(await actions(client, [kind])).toEqual([]);
    },
  );

  it('is not offered otherwise', async () => {
    const client = await TestClient.start(resolving);
    await client.open(uri, text);
    expect((await actions(client)).map(({ kind }) => kind)).toEqual(
      expect.not.arrayContaining(['source.fixAll.azroute']),
    );
    expect(await actions(client, ['source.organizeImports'])).toEqual([]);
    expect(await actions(client, ['refactor'])).toEqual([]);
  });
});

describe('with edits that are made when they are chosen', () => {
  it('a repair gets its edit then', async () => {
    const client = await TestClient.start(resolving);
    await client.open(uri, text);
    const [repair] = await actions(client);
    expect(repair).toMatchObject({ title: "Allow forwarded traffic on spoke1's half", isPreferred: true });
    expect(repair?.edit).toBeUndefined();
    const resolved = await client.request<CodeAction>('codeAction/resolve', repair ?? {});
    expect(after(resolved.edit?.changes?.[uri])).toContain('<-> spoke1 [allowForwardedTraffic]\n');
  });

  it('all findings of a kind are repaired at once', async () => {
    const client = await TestClient.start(resolving);
    await client.open(uri, text);
    const action = (await actions(client)).find(({ title }) => title.startsWith('Repair all'));
    expect(action?.title).toBe('Repair all AZR308 findings that need no choice (2 found)');
    const resolved = await client.request<CodeAction>('codeAction/resolve', action ?? {});
    await client.change(uri, after(resolved.edit?.changes?.[uri]));
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('an action whose text has changed since gets none', async () => {
    const client = await TestClient.start(resolving);
    await client.open(uri, text);
    const list = await actions(client);
    await client.change(
      uri,
      `${text}\nvnet other { address 10.9.0.0/16 }\n`.replace('<-> spoke1\n', '<-> spoke1 [allowForwardedTraffic]\n'),
    );
    await client.settled();
    for (const action of list.filter(({ data }) => data)) {
      const resolved = await client.request<CodeAction>('codeAction/resolve', action);
      if (action.title.includes('spoke1')) expect(resolved.edit).toBeUndefined();
    }
    expect(client.shown).toContainEqual(expect.stringContaining('the text has changed since the list'));
  });

  it.each([
    [{}],
    [{ data: null }],
    [{ data: { finding: 1 } }],
    [{ data: { finding: 'x', root: 'y', uri: 'z', repair: 0 } }],
  ])('an action with data %j comes back as it is', async (more) => {
    const client = await TestClient.start(resolving);
    await client.open(uri, text);
    const action = { title: 'x', ...more };
    expect(await client.request('codeAction/resolve', action)).toEqual(action);
  });
});
