import { expect, it } from 'vitest';
import { SameWords } from './same-words.js';

it('passes on once what two say, and again what one of them says again', () => {
  const words = new SameWords<string>();
  const said = (speaker: string, what: string) => words.repeats(speaker, what);
  expect([said('a', 'x'), said('b', 'x'), said('a', 'x'), said('a', 'x'), said('b', 'y'), said('a', 'y')]).toEqual([
    false,
    true,
    false,
    false,
    false,
    true,
  ]);
});
