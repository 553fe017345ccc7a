import { expect, it } from 'vitest';
import { RepeatedMessages } from './repeated-messages.js';

it('passes a message of two speakers on once, and again if one of them repeats it', () => {
  const words = new RepeatedMessages<string>();
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
