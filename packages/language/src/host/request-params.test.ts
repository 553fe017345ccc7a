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
  ['azroute/diagram', { textDocument, unfold: [] }],
  ['azroute/diagram', { textDocument, form: 'tall', unfold: [7] }],
  ['azroute/diagram', { textDocument, form: 'tall', unfold: [], overlay: { kind: 'way' } }],
  ['azroute/diagram', { textDocument, form: 'tall', unfold: [], arrangement: { spokeColumns: 0.5, bandRows: 1 } }],
  ['azroute/diagram', { textDocument, form: 'tall', unfold: [], arrangement: 2 }],
  ['azroute/diagramFile', { textDocument, form: 'tall', unfold: [], format: 'gif', theme: 'light' }],
  ['azroute/diagramOfRepair', { textDocument, form: 'tall', unfold: [], finding: 'a', repair: 'b' }],
  ['azroute/declarationAt', { textDocument, position: null }],
  ['azroute/placeOf', { textDocument }],
  ['azroute/pageOf', { textDocument, declaration: 'a', root: 7 }],
  ['azroute/diagramErrors', { textDocument, root: 7 }],
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

const unusable = 'file:///a\ud800.azroute';
const action = { title: 'a', kind: 'quickfix' };

it.each([
  ['codeLens/resolve', { range, data: { uri: unusable, id: 'vnet/a', kind: 'nics' } }],
  ['codeAction/resolve', { ...action, data: { finding: 'a', root: 'file:///a', uri: unusable, repair: 'b' } }],
  ['codeAction/resolve', { ...action, data: { finding: 'a', root: unusable, uri: textDocument.uri, code: 'b' } }],
  ['codeAction/resolve', { ...action, data: { refactoring: 'a', uri: unusable, root: unusable, selection: range } }],
  ['completionItem/resolve', { label: 'a', data: { uri: unusable } }],
])('%s of an item whose data has a URI that cannot be encoded returns the item', async (method, item) => {
  expect(await client.request(method, item)).toEqual(JSON.parse(JSON.stringify(item)));
});

it.each([
  ['callHierarchy/incomingCalls', { item: { uri: unusable, name: 'a', kind: 1, range, selectionRange: range } }],
  ['callHierarchy/outgoingCalls', { item: { uri: textDocument.uri, range, data: { uri: unusable } } }],
  ['workspace/willRenameFiles', { files: [{ oldUri: unusable, newUri: unusable }] }],
  ['azroute/refactoringInputs', { uri: unusable, refactoring: 'a' }],
])('%s with a URI that cannot be encoded is answered null', async (method, params) => {
  expect(await client.request(method, params)).toBeNull();
});

it('null counts as missing parameters of requests without a document', async () => {
  await expect(client.request('workspace/symbol', null)).rejects.toMatchObject(invalid);
  expect(await client.request('workspace/symbol', { query: 'a' })).toEqual([]);
  await expect(client.request('azroute/unknown', null)).rejects.toMatchObject({ code: -32601 });
});

it('refusals are not logged as faults', () => {
  expect(client.log).toEqual([]);
});
