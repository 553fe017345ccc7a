import { expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { TestClient } from '../testing/client.js';
import { twoRegionLoop } from '../testing/loop.js';
import { RefactoringClient } from '../testing/refactoring-client.js';

const main = 'file:///main.azroute';

/** A client that is given edits only for the action that somebody chooses. */
const resolving = { textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } };

/** A syntax error in the block that a repair changes, so that nothing can be written there. */
const brokenSubnets = twoRegionLoop.replace(/(nic nva\d [\d.]+)/g, '$1 @@');

async function listed(text: string): Promise<{ client: TestClient; actions: readonly CodeAction[] }> {
  const client = await TestClient.start(resolving);
  await client.open(main, text);
  const diagnostics: readonly Diagnostic[] = await client.diagnostics(main);
  const actions: CodeAction[] = [];
  for (const diagnostic of diagnostics.filter(({ code }) => code === 'AZR101'))
    actions.push(...(await client.codeActions(main, diagnostic)));
  return { client, actions: actions.filter(({ data }) => data !== undefined) };
}

it.each([
  ['a text without errors', twoRegionLoop, true],
  ['an error in the block that changes', brokenSubnets, false],
] as const)('with %s, every quick fix that is listed has an edit', async (_name, text, hasRoutes) => {
  const { client, actions } = await listed(text);
  expect(actions.some(({ title }) => title.startsWith('Insert UDR'))).toBe(hasRoutes);
  for (const action of actions) {
    const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
    expect(edit, action.title).toBeDefined();
  }
});

it('every refactoring that is listed has an edit', async () => {
  const spoke = `vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    nic web 10.1.0.4
    nic db 10.1.0.200
    @@
  }
}
`;
  for (const [text, splits] of [
    [spoke, false],
    [spoke.replace('    @@\n', ''), true],
  ] as const) {
    const client = await RefactoringClient.open({ 'main.azroute': text.replace('apps', '<|>apps') });
    const offered = await client.offered();
    expect(offered.some(({ title }) => title.startsWith('Split'))).toBe(splits);
    for (const action of offered.filter(({ data }) => data !== undefined)) {
      expect(await client.resolved(action), action.title).toBeDefined();
    }
  }
});
