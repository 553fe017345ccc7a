import { afterEach, expect, it, vi } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 subnet a 10.0.1.0/24 { nic vm 10.0.1.4 } }\n';

/** Long enough for a busy machine. */
const longestWait = 20_000;

let client: HostClient;
afterEach(() => client.stop());

/** Holds back the requests for threads to release memory until they are let through. */
class HeldRests {
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

  letThrough(): void {
    for (const post of this.posts.splice(0)) post();
  }
}

async function started(held: HeldRests): Promise<void> {
  // To prove repairs is work, after which a thread releases memory again.
  client = await HostClient.start(held.hold, { catchUpAfter: 0, restAfter: 10, prepareAfter: 60_000 });
  client.open(uri, text);
  await client.settled();
}

it('when nothing happens, one thread after the other releases memory, each once, and then the process', async () => {
  const held = new HeldRests();
  await started(held);
  await vi.waitFor(() => expect(held.threads).toHaveLength(1), longestWait);
  held.letThrough();
  await vi.waitFor(() => expect(held.threads).toHaveLength(2));
  held.letThrough();
  expect(new Set(held.threads).size).toBe(2);
  expect(client.rests).toBe(0);
  await vi.waitFor(() => expect(client.threads.map(({ rests }) => rests)).toEqual([1, 1]));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(held.threads).toHaveLength(2);
  expect(client.rests).toBe(1);
  client.change(uri, `${text}\n`);
  await client.settled();
  await vi.waitFor(() => expect(held.threads).toHaveLength(3));
});

it('while one releases memory, the other one answers', async () => {
  const held = new HeldRests();
  await started(held);
  await vi.waitFor(() => expect(held.threads).toHaveLength(1), longestWait);
  const hover = await client.at<Hover>('hover', uri, { line: 0, character: text.indexOf('vm') });
  expect(JSON.stringify(hover)).toContain('10.0.1.4');
  expect(JSON.stringify(hover)).not.toContain('Computing');
  expect(held.threads[0]?.rests).toBe(0);
});

it('a text that changes meanwhile is analyzed afterward', async () => {
  const held = new HeldRests();
  await started(held);
  await vi.waitFor(() => expect(held.threads).toHaveLength(1), longestWait);
  client.change(uri, `${text}peering hub <-> spoke\n`);
  held.letThrough();
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
});

it('changes on disk delay the release of memory at most once', async () => {
  const held = new HeldRests();
  client = await HostClient.start(held.hold, { catchUpAfter: 0, restAfter: 150 });
  client.open(uri, text);
  await client.settled();
  const noise = setInterval(() => {
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///other.azroute', type: 2 }] });
  }, 40);
  try {
    await vi.waitFor(() => expect(held.threads).toHaveLength(1), longestWait);
  } finally {
    clearInterval(noise);
  }
  held.letThrough();
});
