import { afterEach, expect, it, vi } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 subnet a 10.0.1.0/24 { nic vm 10.0.1.4 } }\n';

/** A machine with much else to do takes its time. */
const patience = 20_000;

let client: HostClient;
afterEach(() => client.stop());

/** Keeps back that threads are to give back memory, until they are let. */
class Held {
  readonly threads: InProcessThread[] = [];
  private readonly posts: (() => void)[] = [];

  readonly hold = (thread: InProcessThread): void => {
    const post = thread.post.bind(thread);
    thread.post = (message) => {
      if ((message as { method?: string }).method !== 'azroute/rest') return post(message);
      this.threads.push(thread);
      this.posts.push(() => post(message));
    };
  };

  letGo(): void {
    for (const post of this.posts.splice(0)) post();
  }
}

async function started(held: Held): Promise<void> {
  client = await HostClient.start(held.hold, { catchUpAfter: 0, restAfter: 10 });
  client.open(uri, text);
  await client.settled();
}

it('when nothing happens, one thread after the other gives back memory, each once', async () => {
  const held = new Held();
  await started(held);
  await vi.waitFor(() => expect(held.threads).toHaveLength(1), patience);
  held.letGo();
  await vi.waitFor(() => expect(held.threads).toHaveLength(2));
  held.letGo();
  expect(new Set(held.threads).size).toBe(2);
  await vi.waitFor(() => expect(client.threads.map(({ rests }) => rests)).toEqual([1, 1]));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(held.threads).toHaveLength(2);
  client.change(uri, `${text}\n`);
  await client.settled();
  await vi.waitFor(() => expect(held.threads).toHaveLength(3));
});

it('while one does, the other one answers', async () => {
  const held = new Held();
  await started(held);
  await vi.waitFor(() => expect(held.threads).toHaveLength(1), patience);
  const hover = await client.at<Hover>('hover', uri, { line: 0, character: text.indexOf('vm') });
  expect(JSON.stringify(hover)).toContain('10.0.1.4');
  expect(JSON.stringify(hover)).not.toContain('Computing');
  expect(held.threads[0]?.rests).toBe(0);
});

it('a text that changes meanwhile is analysed afterwards', async () => {
  const held = new Held();
  await started(held);
  await vi.waitFor(() => expect(held.threads).toHaveLength(1), patience);
  client.change(uri, `${text}peering hub <-> spoke\n`);
  held.letGo();
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
});

it('news from disk put it off no more than once', async () => {
  const held = new Held();
  client = await HostClient.start(held.hold, { catchUpAfter: 0, restAfter: 150 });
  client.open(uri, text);
  await client.settled();
  const noise = setInterval(() => {
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///other.azroute', type: 2 }] });
  }, 40);
  try {
    await vi.waitFor(() => expect(held.threads).toHaveLength(1), patience);
  } finally {
    clearInterval(noise);
  }
  held.letGo();
});
