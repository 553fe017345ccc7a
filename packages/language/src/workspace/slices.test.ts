import { expect, it } from 'vitest';
import { inSlices } from './slices.js';

it('work in slices lets others have their turn, and does all in its order', async () => {
  const events: string[] = [];
  const busy = (ms: number) => {
    for (const end = performance.now() + ms; performance.now() < end; );
  };
  const work = inSlices(['a', 'b', 'c', 'd', 'e'], (thing) => {
    busy(4);
    events.push(thing);
  });
  setImmediate(() => events.push('another'));
  await work;
  expect(events.filter((event) => event !== 'another')).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(events.indexOf('another')).toBeLessThan(4);
  expect(events.indexOf('another')).toBeGreaterThan(0);
});
