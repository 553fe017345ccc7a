import { expect, it } from 'vitest';
import { frame, MessageReader } from '../protocol/framing.ts';
import { withoutResult } from './without-results.ts';

it('of an answer only its number is read, of everything else all', () => {
  const reader = new MessageReader(withoutResult);
  const messages = [
    { id: 7, result: [{ id: 8 }] },
    { id: 9, error: { code: -32801, message: 'The text changed.' } },
    { method: 'textDocument/publishDiagnostics', params: { uri: 'file:///a', version: 3, diagnostics: [] } },
    { id: 'azroute-1', method: 'client/registerCapability', params: {} },
  ];
  const read = reader.take(Buffer.concat(messages.map(frame)));
  const [first, ...others] = messages.map((message) => ({ jsonrpc: '2.0', ...message }));
  expect(read).toEqual([{ id: first?.id, result: null }, ...others]);
});
