import { expect, test } from 'vitest';
import { merged } from './merge.js';
import { prefix } from './parse.js';

test.each([
  ['10.0.0.0/24 10.0.1.0/24', '10.0.0.0/23'],
  ['10.0.1.0/24 10.0.2.0/24', '10.0.1.0/24 10.0.2.0/24'],
  ['10.0.3.0/24 10.0.2.0/24 10.0.0.0/23 10.0.2.0/25', '10.0.0.0/22'],
  ['0.0.0.0/1 128.0.0.0/1', '0.0.0.0/0'],
  ['fd00:0:0:1::/64 fd00::/64 10.0.0.0/8', '10.0.0.0/8 fd00::/63'],
  ['10.0.0.0/24 10.0.0.0/24', '10.0.0.0/24'],
])('%s is %s', (given, wanted) => {
  expect(merged(given.split(' ').map(prefix)).map(({ text }) => text)).toEqual(wanted.split(' '));
});
