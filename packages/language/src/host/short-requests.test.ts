import { afterEach, expect, it, vi } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { gate } from './testing/gate.js';
import { HostClient } from './testing/host-client.js';
import { text, uri } from './testing/network.js';

let client: HostClient;
afterEach(() => client.stop());

/** Requests code actions at the beginning of the text. */
function actions(only?: readonly string[]): Promise<CodeAction[]> {
  const start = { line: 0, character: 0 };
  return client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [], ...(only && { only }) },
  });
}

it('while one thread catches up, the other one lists code actions, but does not fix everything', async () => {
  const gates: ReturnType<typeof gate>[] = [];
  client = await HostClient.start((thread) => gates.push(gate(thread)), { catchUpAfter: 0 });
  client.open(uri, text);
  await client.settled();
  for (const one of gates) one.shut();
  client.change(uri, `${text}\n`);
  await vi.waitFor(() => expect(gates.some(({ waiting }) => waiting > 0)).toBe(true));
  const [ahead, behind] = (gates[0]?.waiting ?? 0) > 0 ? gates : [...gates].reverse();
  ahead?.open();
  await vi.waitFor(() => expect(behind?.waiting).toBe(1));
  const answered: string[] = [];
  const all = actions(['source.fixAll']).then(() => answered.push('all'));
  await actions(['quickfix']).then(() => answered.push('list'));
  expect(behind?.waiting).toBe(1);
  behind?.open();
  await all;
  expect(answered).toEqual(['list', 'all']);
});
