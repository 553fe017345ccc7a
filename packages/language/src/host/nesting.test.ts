import { afterEach, expect, it, vi } from 'vitest';
import { isTooDeep, mostLevels } from './nesting.js';
import { HostClient } from './testing/host-client.js';

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 }\npeering hub <-> spoke\n';

let client: HostClient;
afterEach(() => client?.stop());

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

it.each([
  [mostLevels, false],
  [mostLevels + 1, true],
  [100_000, true],
])('%i levels are too many: %s', (levels, expected) => {
  expect(isTooDeep(nested(levels))).toBe(expected);
  expect(isTooDeep({ a: 1, b: [2, nested(levels - 2)] })).toBe(expected);
});

it.each([
  ['workspace/didChangeConfiguration', { settings: nested(50_000) }],
  ['azroute/trustGranted', { any: nested(50_000) }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///x.azroute', type: 2, any: nested(50_000) }] }],
  ['workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 'file:///w', name: nested(50_000) }] } }],
  ['textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: nested(50_000), text } }],
  ['$/cancelRequest', { id: nested(50_000) }],
])('%s that is nested too deeply is ignored, and later messages are not', async (method, params) => {
  client = await HostClient.start();
  client.open(uri, text);
  await client.settled();
  client.notify(method, params);
  expect(client.log.join('\n')).toContain(`${method} is nested deeper than 1000 levels`);
  client.change(uri, `${text}\n`);
  await client.settled();
  expect(client.shown(uri)?.version).toBe(2);
  client.threads[0]?.die('gone');
  client.change(uri, `${text}\n\n`);
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
  expect(client.threads).toHaveLength(3);
});

it('a request that is nested too deeply is refused', async () => {
  client = await HostClient.start();
  const asked = client.request('textDocument/hover', { textDocument: { uri }, position: nested(50_000) });
  await expect(asked).rejects.toMatchObject({ code: -32602 });
});

it('a text that cannot be sent ends its thread, and the next one is analyzed', async () => {
  let refuses = false;
  client = await HostClient.start((thread) => {
    const post = thread.post.bind(thread);
    thread.post = (message) => {
      const { method } = message as { method?: string };
      if (refuses && method === 'textDocument/didOpen') throw new RangeError('planted');
      post(message);
    };
  });
  refuses = true;
  client.open(uri, text);
  await vi.waitFor(() => expect(client.codes(uri)).toEqual(['AZR910']));
  refuses = false;
  client.change(uri, `${text}\n`);
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
});
