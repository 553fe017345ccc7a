import { expect, it } from 'vitest';
import { Restarts } from './restarts.js';

it('replaces the first threads that end at once, and further ones after ever longer waits', () => {
  let now = 0;
  const restarts = new Restarts(() => now, 100);
  const waits = Array.from({ length: 10 }, () => {
    const wait = restarts.ended();
    now += wait + 10;
    return wait;
  });
  expect(waits).toEqual([0, 0, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  now += 40_000;
  expect(restarts.ended()).toBe(0);
});
