import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../testing/client.js';

const part = 'file:///part.azroute';
const one = 'file:///one.azroute';
const two = 'file:///two.azroute';

/** A hub and a spoke that refuses what the hub's appliance forwards. */
const shared = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 }
}
nva nva1 { nic hub.nva1  snat internet }
vnet spoke1 { address 10.1.0.0/24  subnet apps 10.1.0.0/26 { routeTable rt  nic vm 10.1.0.4 } }
routeTable rt { route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4 }
peering hub [allowForwardedTraffic] <-> spoke1
`;
/** A second spoke, to which the appliance forwards. */
const other = `import "part.azroute"
vnet spoke2 { address 10.2.0.0/24  subnet apps 10.2.0.0/26 { routeTable rt  nic vm 10.2.0.4 } }
peering hub [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]
`;

/** A route between two spokes that drops. */
const dropping = `vnet spoke1 { address 10.1.0.0/24  subnet apps 10.1.0.0/26 { routeTable rt  nic vm 10.1.0.4 } }
vnet spoke2 { address 10.2.0.0/24  subnet apps 10.2.0.0/26 { nic vm 10.2.0.4 } }
routeTable rt { route block 10.2.0.0/24 -> None }
peering spoke1 <-> spoke2
`;
const wanted = 'import "part.azroute"\nexpect spoke1.vm -> spoke2.vm\n';

interface Case {
  /** The texts of the file that both import, and of the two roots. */
  readonly texts: readonly [part: string, one: string, two: string];
  /** The finding that is repaired, and its file. */
  readonly finding: readonly [code: string, uri: string];
  /** Whether a change of the common file is offered. */
  readonly isOffered: boolean;
}

const cases: Readonly<Record<string, Case>> = {
  'both topologies are alike': { texts: [shared, other, other], finding: ['AZR308', part], isOffered: true },
  'the other topology has nothing to do with it': {
    texts: [shared, other, 'import "part.azroute"\n'],
    finding: ['AZR308', part],
    isOffered: true,
  },
  'the other topology gains the same': {
    texts: [dropping, wanted, 'import "part.azroute"\n'],
    finding: ['AZR601', one],
    isOffered: true,
  },
  'it breaks an expectation of the other topology': {
    texts: [dropping, wanted, 'import "part.azroute"\nexpect spoke1.vm -> spoke2.vm dropped\n'],
    finding: ['AZR601', one],
    isOffered: false,
  },
};

const resolving = { textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } };

describe('whether a repair in a file of two topologies is offered if', () => {
  it.each(Object.entries(cases))('%s', async (_, { texts, finding: [code, at], isOffered }) => {
    for (const capabilities of [{}, resolving]) {
      const client = await TestClient.start(capabilities);
      for (const [i, uri] of [part, one, two].entries()) await client.open(uri, texts[i] ?? '');
      const diagnostics = await client.diagnostics(at);
      const finding = diagnostics.find((each) => each.code === code);
      expect(finding, JSON.stringify(diagnostics)).toBeDefined();
      const offered: CodeAction[] = [];
      for (const action of finding ? await client.fixes(at, finding) : []) {
        offered.push(action.edit ? action : await client.request('codeAction/resolve', action));
      }
      expect(offered.every(({ edit }) => edit)).toBe(true);
      const changed = offered.flatMap(({ edit }) => Object.keys(edit?.changes ?? {}));
      expect(changed.includes(part)).toBe(isOffered);
    }
  });

  it('all that needs no choice is repaired', async () => {
    const client = await TestClient.start();
    for (const [uri, text] of [
      [part, shared],
      [one, other],
      [two, other],
    ] as const)
      await client.open(uri, text);
    await client.settled();
    const all = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: part },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(all.map(({ edit }) => Object.keys(edit?.changes ?? {}))).toEqual([[part]]);
  });
});

describe('a repair in a file that is imported', () => {
  it('changes that file and no other', async () => {
    const client = await TestClient.start();
    await client.open(part, shared);
    await client.open(one, other);
    const finding = (await client.diagnostics(part)).find(({ code }) => code === 'AZR308');
    const [action] = finding ? await client.fixes(part, finding) : [];
    const edits = action?.edit?.changes ?? {};
    expect(Object.keys(edits)).toEqual([part]);
    const after = TextDocument.applyEdits(TextDocument.create(part, 'azroute', 1, shared), edits[part] ?? []);
    expect(after).toContain('<-> spoke1 [allowForwardedTraffic]');
  });
});
