import { afterEach, expect, it, vi } from 'vitest';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 }\n';

let client: HostClient;
afterEach(() => client?.stop());

/** Has a thread end as soon as it is initialized. */
function endAtOnce(thread: InProcessThread): void {
  const post = thread.post.bind(thread);
  thread.post = (message) => {
    if ((message as { method?: string }).method === 'initialize') queueMicrotask(() => thread.die('gone'));
    else post(message);
  };
}

const formatting = { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } };

it('a server whose threads all end refuses the initialization when it ends', async () => {
  await expect(HostClient.start(endAtOnce, { restartWaits: 1 })).rejects.toMatchObject({ code: -32603 });
});

it('a server that ends by itself answers all open requests', async () => {
  client = await HostClient.start(
    (thread, index) => {
      if (index > 1) endAtOnce(thread);
    },
    { restartWaits: 1 },
  );
  client.open(uri, text);
  await client.settled();
  for (const thread of client.threads.slice(0, 2)) thread.die('gone');
  client.change(uri, `${text}\n`);
  const open = [
    client.request('textDocument/formatting', formatting),
    client.request('textDocument/documentSymbol', { textDocument: { uri } }),
    client.settled(),
  ];
  for (const one of open) await expect(one).rejects.toMatchObject({ code: -32603 });
  await vi.waitFor(() => expect(client.exitCode).toBe(1));
});

it('exit answers requests that wait until everything is settled', async () => {
  client = await HostClient.start((thread) => {
    thread.services.validation.DocumentValidator.validateDocument = () => new Promise(() => {});
  });
  client.open(uri, text);
  const settled = client.settled();
  client.notify('exit', null);
  await expect(settled).rejects.toMatchObject({ code: -32800 });
  expect(client.exitCode).toBe(1);
});
