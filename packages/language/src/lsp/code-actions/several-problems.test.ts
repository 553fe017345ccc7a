import { expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TestClient } from '../testing/client.js';
import { twoRegionLoop } from '../testing/loop.js';

const uri = 'file:///main.azroute';

it('of an error and a warning in one place, only the cure of the error is preferred', async () => {
  const client = await TestClient.start();
  await client.open(uri, twoRegionLoop);
  const all = await client.diagnostics(uri);
  const [loop] = all.filter(({ code }) => code === 'AZR101');
  const both = all.filter(({ range }) => range.start.line === loop?.range.start.line);
  expect(both.map(({ code }) => code)).toEqual(['AZR102', 'AZR101']);
  const preferredFor = async (diagnostics: typeof both) => {
    const textDocument = { uri };
    const range = both[0]?.range;
    const params = { textDocument, range, context: { diagnostics } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    return actions.filter(({ isPreferred }) => isPreferred).map(({ diagnostics: of }) => of?.map(({ code }) => code));
  };
  expect(await preferredFor(both)).toEqual([['AZR101']]);
  expect(await preferredFor(both.slice(0, 1))).toEqual([['AZR102']]);
});
