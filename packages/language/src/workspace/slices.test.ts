import { expect, it } from 'vitest';
import { inSlices } from './slices.js';

it.each([
  { ms: 2, events: ['a', 'b', 'c', 'another', 'd', 'e'] },
  { ms: 10, events: ['a', 'another', 'b', 'c', 'd', 'e'] },
  { ms: 0, events: ['a', 'b', 'c', 'd', 'e', 'another'] },
])(
  'work of $ms ms on each item lets other work run in between, and processes all items in order',
  async ({ ms, events }) => {
    const seen: string[] = [];
    let time = 0;
    setImmediate(() => seen.push('another'));
    await inSlices(
      ['a', 'b', 'c', 'd', 'e'],
      (thing) => {
        seen.push(thing);
        time += ms;
      },
      () => time,
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual(events);
  },
);
