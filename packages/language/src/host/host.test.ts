import { afterEach, describe, expect, it } from 'vitest';
import { HostClient } from './testing/host-client.js';
import { text, uri } from './testing/network.js';

let client: HostClient;
afterEach(() => client.stop());

describe('an unknown document', () => {
  it.each([
    'hover',
    'completion',
    'definition',
    'documentSymbol',
    'foldingRange',
    'semanticTokens/full',
    'rename',
    'formatting',
  ])('answers %s with null', async (method) => {
    client = await HostClient.start();
    const params = {
      textDocument: { uri: 'file:///nowhere.azroute' },
      position: { line: 0, character: 0 },
      newName: 'x',
    };
    expect(await client.request(`textDocument/${method}`, params)).toBeNull();
  });

  it('is also one with an invalid URI', async () => {
    client = await HostClient.start();
    for (const bad of ['', ':', 'file:///\ud800', '//[', 'a b']) {
      client.open(bad, text);
      expect(await client.at('definition', bad, { line: 0, character: 6 })).toBeDefined();
      client.close(bad);
    }
    client.open(uri, text);
    await client.settled();
    expect(client.codes(uri)).toContain('AZR002');
  });
});

it('a failed request for an outline, or one without a document, does not prevent an analysis', async () => {
  client = await HostClient.start();
  await client.request('textDocument/documentSymbol', { textDocument: { uri: 'untitled:////x' } });
  for (const { services } of client.threads) {
    (services.lsp.FoldingRangeProvider as unknown as { getAnswer: unknown }).getAnswer = () => {
      throw new TypeError('planted');
    };
  }
  const large = `${text}${'// a comment\n'.repeat(4000)}`;
  client.open(uri, large);
  expect(await client.request('textDocument/foldingRange', { textDocument: { uri } })).toBeNull();
  client.change(uri, `${large}\n`);
  await client.settled();
  expect(client.codes(uri)).toContain('AZR002');
  expect(client.threads.length).toBe(2);
});

it('the diagnostics of a closed file are those of the file on disk', async () => {
  client = await HostClient.start();
  client.open(uri, text);
  await client.settled();
  expect(client.codes(uri).length).toBeGreaterThan(0);
  client.close(uri);
  await client.settled();
  expect(client.shown(uri)?.diagnostics).toEqual([]);
});

it('the versions of a text that is opened again start anew', async () => {
  client = await HostClient.start();
  client.open(uri, text);
  client.change(uri, `${text}\n`);
  client.change(uri, `\n\n${text}`);
  await client.settled();
  expect(client.shown(uri)?.version).toBe(3);
  client.close(uri);
  client.open(uri, text);
  await client.settled();
  expect(client.shown(uri)).toMatchObject({ version: 1 });
  expect(client.codes(uri)).toContain('AZR002');
});

it('the spelling of a URI does not matter', async () => {
  client = await HostClient.start();
  const spelled = 'file:///a%20&%20b.azroute';
  client.open(spelled, text);
  client.change(spelled, `\n${text}`);
  await client.settled();
  expect(client.shown('file:///a%20%26%20b.azroute')?.version).toBe(2);
  expect(JSON.stringify(await client.at('hover', spelled, { line: 5, character: 9 }))).toContain('10.9.0.0/16');
  client.close('file:///a%20%26%20b.azroute');
  await client.settled();
  expect(client.shown('file:///a%20%26%20b.azroute')?.diagnostics).toEqual([]);
});

it('shutdown and exit end the host', async () => {
  client = await HostClient.start();
  expect(await client.request('shutdown', null)).toBeNull();
  await expect(client.at('hover', uri, { line: 0, character: 0 })).rejects.toMatchObject({ code: -32600 });
  client.notify('exit', null);
  expect(client.exitCode).toBe(0);
});
