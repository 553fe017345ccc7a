import { afterEach, expect, it, vi } from 'vitest';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 }\npeering hub <-> spoke\n';

let client: HostClient;
afterEach(() => client?.stop());

interface Posted {
  readonly id?: number;
  readonly method?: string;
}

/** Replaces what a thread does at a request. */
function instead(thread: InProcessThread, method: string, act: (message: Posted) => void): void {
  const post = thread.post.bind(thread);
  thread.post = (message) => {
    if ((message as Posted).method === method) act(message as Posted);
    else post(message);
  };
}

it.each(['initialize', 'azroute/rest'])('a thread that hangs in %s is replaced', async (method) => {
  client = await HostClient.start(
    (thread, index) => {
      if (index === 1) instead(thread, method, () => undefined);
    },
    { catchUpAfter: 0, restAfter: 10, longestRequest: 200, longestGreeting: 200 },
  );
  client.open(uri, text);
  await client.settled();
  await vi.waitFor(() => expect(client.log.join('\n')).toContain(`${method} took longer than 0.2 seconds.`));
  await vi.waitFor(() => expect(client.threads).toHaveLength(3));
  client.change(uri, `${text}\n`);
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
});

it('a thread that cannot be initialized is replaced, and the client gets the answer of another one', async () => {
  client = await HostClient.start((thread, index) => {
    if (index > 1) return;
    instead(thread, 'initialize', ({ id }) => thread.say({ id, error: { code: -32603, message: 'planted' } }));
  });
  client.open(uri, text);
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
  expect(client.log.join('\n')).toContain('planted');
  expect(client.threads).toHaveLength(4);
});
