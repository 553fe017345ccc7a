import { describe, expect, it } from 'vitest';
import { Pauses } from './pauses.js';

/** Pauses in a time that passes only by `work` and by waiting, which takes what the other thread needs. */
function pauses() {
  const others = new Int32Array(1);
  let now = 0;
  let needed = 0;
  const waits: number[] = [];
  const all = new Pauses(others, {
    now: () => now,
    wait: (_others, longest) => {
      const waited = Math.min(longest, needed);
      waits.push(waited);
      now += waited;
    },
  });
  return {
    all,
    waits,
    /** Another thread begins to answer, which takes so many milliseconds. */
    answering: (milliseconds: number) => {
      needed = milliseconds;
      others[0] = milliseconds > 0 ? 1 : 0;
    },
    work: (milliseconds: number) => {
      now += milliseconds;
      all.take();
    },
  };
}

describe('a thread that works for long', () => {
  it('pauses only while another one answers requests', () => {
    const { waits, answering, work } = pauses();
    work(100);
    expect(waits).toEqual([]);
    answering(20);
    work(5);
    expect(waits).toEqual([20]);
    answering(0);
    work(100);
    expect(waits).toEqual([20]);
  });

  it('pauses at most as long as it works if there are requests all the time', () => {
    const { waits, answering, work } = pauses();
    answering(1_000_000);
    for (let i = 0; i < 100; i++) work(10);
    const all = waits.reduce((sum, wait) => sum + wait, 0);
    expect(all).toBeGreaterThan(900);
    expect(all).toBeLessThanOrEqual(1_050);
    expect(Math.max(...waits)).toBe(50);
  });

  it('does not save up pauses', () => {
    const { waits, answering, work } = pauses();
    work(10_000);
    answering(1_000_000);
    for (let i = 0; i < 3; i++) work(0);
    expect(waits).toEqual([50]);
  });
});

it('waits in shared memory until the other thread has answered, or for as long as it may', () => {
  const others = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const all = new Pauses(others);
  others[0] = 1;
  const from = performance.now();
  all.take();
  all.take();
  expect(performance.now() - from).toBeGreaterThan(45);
});
