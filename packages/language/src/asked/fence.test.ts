import { describe, expect, it } from 'vitest';
import { readFence } from './fence.js';
import { isOfAzroute } from './fence-words.js';

const plain = { portrait: false, unfold: [], only: [], theme: 'auto', picture: undefined };

describe('behind ```azroute', () => {
  it.each([
    ['azroute', {}],
    ['azroute from=spoke1.vm to=spoke2.vm', { from: 'spoke1.vm', to: 'spoke2.vm' }],
    [
      'azroute portrait only=hub1 only="spoke 1" unfold=all',
      { portrait: true, only: ['hub1', 'spoke 1'], unfold: ['all'] },
    ],
    ['  azroute   loop=AZR101:2 theme=dark', { loop: 'AZR101:2', theme: 'dark' }],
    ['azroute picture="a b.svg" {1,3} [name]', { picture: 'a b.svg' }],
  ])('%s is read', (info, expected) => {
    expect(readFence(info)).toEqual({ ...plain, ...expected });
  });

  it.each([
    ['azroute form=tall', '"form" behind azroute means nothing here; there are from=, to=,'],
    ['azroute from', '"from" behind azroute means nothing here'],
    ['azroute portrait=yes', '"portrait" behind azroute means nothing here'],
    ['azroute from= to=b', '"from" behind azroute means nothing here'],
    ['azroute from=a from=b', 'from= is written twice'],
    ['azroute theme=blue', 'theme=blue is none of light, dark and auto'],
    ['azroute constructor=x', '"constructor" behind azroute means nothing here'],
  ])('%s is refused', (info, why) => {
    expect(() => readFence(info)).toThrow(why);
  });

  it.each([
    ['azroute', true],
    [' azroute from=a', true],
    ['azroute-old', false],
    ['text azroute', false],
    ['', false],
  ])('"%s" is azroute: %s', (info, expected) => {
    expect(isOfAzroute(info)).toBe(expected);
  });
});
