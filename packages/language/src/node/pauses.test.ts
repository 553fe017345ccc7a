import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { Pauses, realClock } from './pauses.js';

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

  it('pauses for a fifth of the time of its work if there are requests all the time', () => {
    const { waits, answering, work } = pauses();
    answering(1_000_000);
    for (let i = 0; i < 100; i++) work(10);
    const all = waits.reduce((sum, wait) => sum + wait, 0);
    expect(all).toBeGreaterThan(200);
    expect(all).toBeLessThanOrEqual(250);
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

it('wakes up when the other thread has answered', async () => {
  const others = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  others[0] = 1;
  const script = `
    const { workerData } = require('node:worker_threads');
    setTimeout(() => {
      Atomics.store(workerData, 0, 0);
      Atomics.notify(workerData, 0);
    }, 20);`;
  const worker = new Worker(script, { eval: true, workerData: others });
  await new Promise((resolve) => worker.once('online', resolve));
  realClock.wait(others, 60_000);
  expect(others[0]).toBe(0);
  await worker.terminate();
});
