import { expect, it } from 'vitest';
import { compareNames } from './order.js';

it.each([
  {
    names: ['spoke11.vm', 'spoke2.vm', 'Zürich.vm', 'hub.vm'],
    expected: ['hub.vm', 'spoke2.vm', 'spoke11.vm', 'Zürich.vm'],
  },
  { names: ['vm01', 'vm1'], expected: ['vm01', 'vm1'] },
  { names: ['vm1', 'vm01'], expected: ['vm01', 'vm1'] },
])('orders $names', ({ names, expected }) => {
  expect([...names].sort(compareNames)).toEqual(expected);
});
