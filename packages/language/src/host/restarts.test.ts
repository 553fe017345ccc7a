import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Restarts } from './restarts.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** How long the replacement of a thread waits that ends now. */
function waitAfterEnd(restarts: Restarts): number {
  const endedAt = Date.now();
  let startedAt: number | undefined;
  restarts.ended(() => {
    startedAt = Date.now();
  });
  vi.runAllTimers();
  return (startedAt ?? Number.NaN) - endedAt;
}

it('replaces the first threads that end immediately, and further ones after increasing waits', () => {
  const restarts = new Restarts(Date.now, 100);
  const waits = Array.from({ length: 10 }, () => waitAfterEnd(restarts));
  expect(waits).toEqual([0, 0, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  vi.advanceTimersByTime(40_000);
  expect(waitAfterEnd(restarts)).toBe(0);
});

it('starts nothing after it was disposed', () => {
  const restarts = new Restarts(Date.now, 100);
  const start = vi.fn();
  for (let i = 0; i < 4; i++) restarts.ended(start);
  restarts.dispose();
  vi.runAllTimers();
  expect(start).toHaveBeenCalledTimes(2);
});
