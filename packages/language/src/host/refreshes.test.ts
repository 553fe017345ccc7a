import { expect, test } from 'vitest';
import { Refreshes } from './refreshes.js';

const able = {
  capabilities: { workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } } },
};

function after(params: object, ...methods: readonly string[]): readonly string[] {
  const asked: string[] = [];
  const refreshes = new Refreshes((method) => asked.push(method));
  refreshes.take(params);
  for (const method of methods) {
    if (method === 'analysed') refreshes.analysed();
    else refreshes.requested(method);
  }
  return asked;
}

test('a client is told once to ask again for what it has asked for', () => {
  expect(after(able, 'textDocument/inlayHint', 'textDocument/hover', 'analysed', 'analysed')).toEqual([
    'workspace/inlayHint/refresh',
  ]);
  expect(after(able, 'textDocument/codeLens', 'analysed', 'textDocument/codeLens', 'analysed')).toEqual([
    'workspace/codeLens/refresh',
    'workspace/codeLens/refresh',
  ]);
});

test('a client that cannot is not told', () => {
  for (const params of [{}, { capabilities: null }, { capabilities: { workspace: {} } }])
    expect(after(params, 'textDocument/inlayHint', 'analysed')).toEqual([]);
});
