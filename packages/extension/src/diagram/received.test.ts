import { expect, it } from 'vitest';
import { receivedFrom } from './received.js';

it.each([
  { kind: 'ready', aspect: 1.5 },
  { kind: 'go', id: 'vnet:<b>' },
  { kind: 'trace', from: 'nic:a', to: 'nic:b' },
  { kind: 'form', form: 'wide' },
  { kind: 'fold' },
  { kind: 'link', href: 'https://example.com' },
])('takes $kind', (message) => {
  expect(receivedFrom(message)).toBe(message);
});

it.each([
  undefined,
  null,
  7,
  'go',
  [],
  {},
  { kind: 7 },
  { kind: 'toString' },
  { kind: '__proto__' },
  { kind: 'run', command: 'workbench.action.quit' },
  { kind: 'go' },
  { kind: 'page', id: { toString: 1 } },
  { kind: 'trace', from: 'nic:a' },
  { kind: 'form', form: 'round' },
  { kind: 'ready', aspect: Number.NaN },
  { kind: 'aspect', aspect: -1 },
  { kind: 'link', href: ['https://example.com'] },
  { kind: 'raster' },
])('leaves out %j', (message) => {
  expect(receivedFrom(message)).toBeUndefined();
});
