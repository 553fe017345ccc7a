import { afterEach, expect, it, vi } from 'vitest';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';
import { text, uri } from './testing/network.js';

let client: HostClient;
afterEach(() => client.stop());

it('added and removed folders of the workspace apply to threads that start later', async () => {
  client = await HostClient.start();
  const folder = (name: string) => ({ uri: `file:///${name}`, name });
  const change = (added: string[], removed: string[]) =>
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: added.map(folder), removed: removed.map(folder) },
    });
  change(['one', 'two'], []);
  change(['three', 'one'], ['two']);
  await client.settled();
  client.threads[0]?.die('gone');
  client.threads[1]?.die('gone');
  change(['four'], ['three']);
  await client.settled();
  const names = client.threads.slice(2).map(({ services }) => {
    const { workspaceFolders } = services.shared.workspace.WorkspaceManager;
    return workspaceFolders?.map(({ name }) => name);
  });
  expect(names).toContainEqual(['one', 'four']);
});

it('removed folders also restrict symbolic links in threads that start later', async () => {
  const greetings: unknown[] = [];
  client = await HostClient.start((thread) => {
    const post = thread.post.bind(thread);
    thread.post = (message) => {
      const { method, params } = message as { method?: string; params?: { azroute?: unknown } };
      if (method === 'initialize') greetings.push(params?.azroute);
      post(message);
    };
  });
  const folder = (name: string) => ({ uri: `file:///${name}`, name });
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder('one')], removed: [] } });
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder('two')], removed: [folder('one')] } });
  client.threads[0]?.die('gone');
  expect(greetings).toEqual([undefined, undefined, { folders: ['file:///one', 'file:///two'] }]);
  await client.settled();
});

it('unrelated notifications start no analysis', async () => {
  client = await HostClient.start();
  client.open(uri, text);
  await client.settled();
  const analysed = vi.spyOn(client.threads[0] as InProcessThread, 'post');
  for (const method of [
    '$/setTrace',
    'window/workDoneProgress/cancel',
    'workspace/didCreateFiles',
    'textDocument/didSave',
  ])
    client.notify(method, { textDocument: { uri } });
  await client.settled();
  expect(analysed).not.toHaveBeenCalled();
});
