import { afterEach, expect, it, vi } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import type { Analyst } from './analyst.js';
import { giveWay } from './giving-way.js';
import { gate } from './testing/gate.js';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';
import { text, uri } from './testing/network.js';

let client: HostClient;
afterEach(() => client.stop());

it('a thread that analyzes gives way to one that answers requests, until that has answered', async () => {
  const threads: InProcessThread[] = [];
  const gates: ReturnType<typeof gate>[] = [];
  client = await HostClient.start((thread) => gates.push(gate(threads[threads.push(thread) - 1] ?? thread)), {
    catchUpAfter: 0,
  });
  client.open(uri, text);
  await client.settled();
  for (const one of gates) one.shut();
  client.change(uri, `// a comment\n${text}`);
  await vi.waitFor(() => expect(gates.some(({ waiting }) => waiting > 0)).toBe(true));
  const ask = () => client.at<Hover>('hover', uri, { line: 3, character: 9 });
  await Promise.all([ask(), ask()]);
  for (const one of gates) one.open();
  await client.settled();
  const told = threads.map(({ ways }) => ways).filter((ways) => ways.length > 0);
  expect(told.length).toBeGreaterThan(0);
  for (const ways of told) {
    // Each time it was told once, and told again when the answers were there.
    expect(ways).toEqual(ways.map((_, i) => i % 2 === 0));
    expect(ways.at(-1)).toBe(false);
  }
});

it('threads that answer requests do not give way to each other', () => {
  const told: boolean[] = [];
  const analyst = (job: Analyst['job'], reading: number) => ({
    job,
    reading,
    giveWay: (isNeeded: boolean) => void told.push(isNeeded),
  });
  giveWay([analyst(undefined, 2), analyst(undefined, 1)]);
  giveWay([analyst('analysis', 2), analyst(undefined, 0)]);
  giveWay([analyst('preparation', 0), analyst(undefined, 1)]);
  giveWay([analyst('request', 1), analyst(undefined, 1)]);
  expect(told).toEqual([false, false, false, false, true, false, false, false]);
});
