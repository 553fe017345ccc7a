import { expect, it } from 'vitest';
import { wrapped } from './wrapped.js';

it.each([
  ['breaks at blanks', 'one two three four', ['one two', '  three', '  four']],
  ['keeps a wide word whole', 'one 10.20.30.40/24 two', ['one', '  10.20.30.40/24', '  two']],
  ['begins no line with two colons', 'one two ::error::x ::/0 y', ['one', '  two ::error::x ::/0', '  y']],
])('%s', (_what, text, lines) => {
  expect(wrapped(text, 8, '  ')).toEqual(lines);
});
