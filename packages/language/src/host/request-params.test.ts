import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HostClient } from './testing/host-client.js';

let client: HostClient;
beforeAll(async () => {
  client = await HostClient.start();
});
afterAll(() => client.stop());

const invalid = { code: -32602 };

describe.each([
  'hover',
  'completion',
  'definition',
  'references',
  'documentHighlight',
  'documentSymbol',
  'foldingRange',
  'semanticTokens/full',
  'semanticTokens/range',
  'prepareRename',
  'rename',
  'formatting',
  'rangeFormatting',
  'onTypeFormatting',
  'codeAction',
])('textDocument/%s', (method) => {
  it.each([
    ['null', null],
    ['none', undefined],
    ['an empty object', {}],
    ['an empty list', []],
    ['a document that is null', { textDocument: null }],
    ['a document whose URI is invalid', { textDocument: { uri: 7 } }],
  ])('with %s as its parameters is refused', async (_what, params) => {
    await expect(client.request(`textDocument/${method}`, params)).rejects.toMatchObject(invalid);
  });
});

it.each([undefined, null, {}, { line: 1 }, { line: '1', character: 1 }])(
  'an invalid place (%j) is refused',
  async (position) => {
    const params = { textDocument: { uri: 'file:///a.azroute' }, position };
    await expect(client.request('textDocument/hover', params)).rejects.toMatchObject(invalid);
  },
);

it('null counts as missing parameters of requests without a document', async () => {
  await expect(client.request('workspace/symbol', null)).rejects.toMatchObject(invalid);
  expect(await client.request('workspace/symbol', { query: 'a' })).toEqual([]);
  await expect(client.request('azroute/unknown', null)).rejects.toMatchObject({ code: -32601 });
});

it('refusals are not logged as faults', () => {
  expect(client.log).toEqual([]);
});
