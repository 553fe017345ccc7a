import { expect, test } from 'vitest';
import { freeName } from './free-name.js';

test.each([
  ['rt', ['RT'], 'rt-2'],
  ['rt-hub', ['rt-hub', 'rt-hub-2'], 'rt-hub-3'],
  ['rt_hub', ['rt_hub'], 'rt_hub_2'],
  ['rt_hub-a', ['rt_hub-a'], 'rt_hub-a-2'],
  ['rtHub', ['rtHub'], 'rtHub2'],
  ['rtHub1', ['rtHub1'], 'rtHub1-2'],
  ['rt', [], 'rt'],
])('%s beside %j becomes %s', (wanted, taken, name) => {
  expect(freeName(wanted, taken)).toBe(name);
});
