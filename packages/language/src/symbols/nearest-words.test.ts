import { expect, it } from 'vitest';
import { nearestWords } from './nearest-words.js';

it.each([
  ['chek', ['check', 'trace', 'why'], ['check']],
  ['CHEKC', ['check', 'trace'], ['check']],
  ['firewal', ['firewall', 'firewalls', 'fire'], ['firewall', 'firewalls']],
  ['a', ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c']],
  ['nonsense', ['check'], []],
  ['', ['check'], []],
])('%j is near to %j', (wanted, words, expected) => {
  expect(nearestWords(wanted, words)).toEqual(expected);
});
