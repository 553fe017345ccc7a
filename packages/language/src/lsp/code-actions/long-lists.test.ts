import { expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TestClient } from '../testing/client.js';

const uri = 'file:///long.azroute';

/** All quick fixes of a text whose problems are all selected, and how many problems there are. */
async function fixesOf(text: string) {
  const client = await TestClient.start();
  await client.open(uri, text);
  const diagnostics = await client.diagnostics(uri);
  const range = { start: { line: 0, character: 0 }, end: { line: 1_000, character: 0 } };
  const context = { diagnostics, only: ['quickfix'] };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context,
  });
  return { actions, count: diagnostics.length };
}

it('lists a fix of many problems once, with a title that can be read', async () => {
  const { actions, count } = await fixesOf(`vnet a { address ${'10.0.0.0/16, '.repeat(40)}10.0.0.0/16 }`);
  expect(actions.map(({ title }) => title)).toEqual([
    'Remove vnet a',
    'Remove 10.0.0.0/16, which another prefix contains',
    'Ignore AZR025 here',
  ]);
  expect(actions.at(-1)?.diagnostics).toHaveLength(count);
});

it('counts prefixes that are too many for a title', async () => {
  const inner = [1, 2, 3, 4, 5].map((i) => `10.0.${i}.0/24`).join(', ');
  const { actions } = await fixesOf(`vnet a { address 10.0.0.0/16, ${inner} }`);
  expect(actions.map(({ title }) => title)).toContain('Remove 5 prefixes that others contain');
});
