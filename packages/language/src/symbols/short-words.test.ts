import { expect, test } from 'vitest';
import { withShortWords } from './short-words.js';

const a = (length: number) => 'a'.repeat(length);

test.each([
  ['There is no hub1.', 'There is no hub1.'],
  [`There is no ${a(400)}`, `There is no ${a(400)}`],
  [`There is no ${a(401)}`, `There is no ${a(400)}…`],
  [`There is no ${a(900_000)}. Write ${a(500)}, or ${a(3)}.`, `There is no ${a(400)}…. Write ${a(400)}…, or aaa.`],
  [`Not ${a(399)}😀bb here`, `Not ${a(399)}… here`],
  [`x ${'a '.repeat(900_000)}`, `x ${'a '.repeat(4999)}…`],
])('message %# is shown as it can be read', (message, shown) => {
  expect(withShortWords(message)).toBe(shown);
});
