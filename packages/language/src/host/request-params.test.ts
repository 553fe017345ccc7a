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
  'prepareCallHierarchy',
  'inlayHint',
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

const textDocument = { uri: 'file:///a.azroute' };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

it.each([
  ['textDocument/inlayHint', { textDocument, range: { start: position, end: null } }],
  ['textDocument/semanticTokens/range', { textDocument, range: [] }],
  ['textDocument/rangeFormatting', { textDocument }],
  ['textDocument/codeAction', { textDocument, range }],
  ['textDocument/selectionRange', { textDocument, positions: [position, null] }],
  ['azroute/details', { textDocument, position: null }],
  ['azroute/details', { textDocument, position }],
  ['azroute/details', { textDocument, position, what: 'constructor' }],
  ['azroute/details', { textDocument, position, what: 'why', to: 7 }],
  ['azroute/details', { textDocument, declaration: null, what: 'page' }],
  ['azroute/drawText', { text: 7, info: 'azroute' }],
  ['azroute/drawText', { text: '' }],
  ['azroute/drawText', { text: '', info: 'azroute', others: { a: 1 } }],
  ['callHierarchy/incomingCalls', {}],
  ['callHierarchy/outgoingCalls', { item: null }],
  ['azroute/compare', { textDocument, before: null }],
  ['azroute/compare', { textDocument: { uri: null }, before: {} }],
  ['azroute/askChoices', [textDocument]],
  ['completionItem/resolve', []],
])('%s without a part of its parameters is refused', async (method, params) => {
  await expect(client.request(method, params)).rejects.toMatchObject(invalid);
});

it.each(['azroute/analyse', 'azroute/prepare', 'azroute/rest'])('%s is known to the threads only', async (method) => {
  const params = { epoch: 1, prepare: [], uris: [] };
  await expect(client.request(method, params)).rejects.toMatchObject({ code: -32601 });
});

it.each([
  ['textDocument/hover', { position }],
  ['textDocument/documentSymbol', {}],
  ['textDocument/codeAction', { range, context: { diagnostics: [] } }],
  ['textDocument/formatting', { options: {} }],
  ['azroute/askChoices', {}],
])('%s for a document whose URI cannot be encoded is answered null', async (method, params) => {
  expect(await client.request(method, { ...params, textDocument: { uri: 'file:///a\ud800.azroute' } })).toBeNull();
});

it('null counts as missing parameters of requests without a document', async () => {
  await expect(client.request('workspace/symbol', null)).rejects.toMatchObject(invalid);
  expect(await client.request('workspace/symbol', { query: 'a' })).toEqual([]);
  await expect(client.request('azroute/unknown', null)).rejects.toMatchObject({ code: -32601 });
});

it('refusals are not logged as faults', () => {
  expect(client.log).toEqual([]);
});
