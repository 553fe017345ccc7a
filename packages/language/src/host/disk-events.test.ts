import { afterEach, describe, expect, it, vi } from 'vitest';
import { builderOf } from '../workspace/document-builder.js';
import { relevantEvents } from './relevant-events.js';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';

const [created, changed, deleted] = [1, 2, 3];

describe('events about files on disk', () => {
  const folders = [{ uri: 'file:///home/.config/ws', name: 'ws' }];

  it.each([
    ['file:///home/.config/ws/a.azroute', changed],
    ['file:///home/.config/ws/node_modules/x/a.azroute', deleted],
    ['file:///home/.config/ws/azroute.json', created],
    ['file:///elsewhere/azroute.prod.json', changed],
    ['file:///home/.config/ws/parts', created],
    ['file:///home/.config/ws/parts', changed],
    ['file:///home/.config/ws/parts.v2', created],
    ['file:///home/.config/ws/parts.v2', deleted],
    ['file:///home/.config/ws/node_modules', deleted],
    ['file:///home/.config/ws/node_modules/x', deleted],
    ['file:///home', deleted],
    ['file:///home/.config/ws', deleted],
  ])('of %s, type %i, are passed on', (uri, type) => {
    expect(relevantEvents({ changes: [{ uri, type }] }, folders)).toEqual([{ uri, type }]);
  });

  it.each([
    ['file:///home/.config/ws/build.log', changed],
    ['file:///home/.config/ws/package.json', changed],
    ['file:///home/.config/ws/.git', changed],
    ['file:///home/.config/ws/.git/index.lock', created],
    ['file:///home/.config/ws/.git/index.lock', deleted],
    ['file:///home/.config/ws/.git/index', changed],
    ['file:///home/.config/ws/node_modules', created],
    ['file:///home/.config/ws/node_modules/x', created],
    ['file:///home/.config/ws/a/out/b', created],
    ['file:///home/.config/ws/.cache/b', changed],
    ['file:///home/.config/ws/.cache', created],
    [7, changed],
  ])('of %s, type %i, are not', (uri, type) => {
    expect(relevantEvents({ changes: [null, {}, { uri, type }] }, folders)).toEqual([]);
  });

  it.each([undefined, null, {}, { changes: 7 }])('that are invalid (%j) are not', (params) => {
    expect(relevantEvents(params, folders)).toEqual([]);
  });
});

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 }\npeering hub <-> spoke\n';

/** Long enough for a busy machine. */
const longestWait = 20_000;

let client: HostClient;
afterEach(() => client?.stop());

const report = (name: string, type: number) =>
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: `file:///${name}`, type }] });

it('writing to a log starts no analysis', async () => {
  client = await HostClient.start();
  client.open(uri, text);
  await client.settled();
  const posts = client.threads.map((thread) => vi.spyOn(thread as InProcessThread, 'post'));
  report('build.log', changed);
  report('.git/index.lock', created);
  await client.settled();
  for (const post of posts) expect(post).not.toHaveBeenCalled();
});

it('of new files and folders with other names, only folders start an analysis', async () => {
  const asked: string[] = [];
  const isFile = async (place: string) => {
    asked.push(place);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (place.endsWith('gone')) throw new Error('There is no such file.');
    return !place.endsWith('parts.v2');
  };
  client = await HostClient.start(undefined, { isFile });
  client.open(uri, text);
  await client.settled();
  const posted: unknown[] = [];
  for (const thread of client.threads) {
    const post = thread.post.bind(thread);
    thread.post = (message) => {
      const { method, params } = message as { method?: string; params?: unknown };
      if (method === 'workspace/didChangeWatchedFiles') posted.push((params as { changes: unknown }).changes);
      post(message);
    };
  }
  report('x.tmp', created);
  report('Makefile', changed);
  await client.settled();
  expect(posted).toEqual([]);
  report('parts.v2', created);
  report('gone', created);
  report('other.azroute', created);
  await client.settled();
  const changes = posted.flat().map((one) => (one as { uri?: string }).uri);
  expect(changes).toEqual(
    expect.arrayContaining(['parts.v2', 'gone', 'other.azroute'].map((name) => `file:///${name}`)),
  );
  expect(asked).toEqual(['x.tmp', 'Makefile', 'parts.v2', 'gone'].map((name) => `file:///${name}`));
});

it('changes of files that arrive faster than an analysis takes end no analysis', async () => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const waiting: InProcessThread[] = [];
  client = await HostClient.start((thread) => {
    const validator = thread.services.validation.DocumentValidator;
    const validate = validator.validateDocument.bind(validator);
    validator.validateDocument = async (...parameters) => {
      waiting.push(thread);
      await gate;
      return validate(...parameters);
    };
  });
  client.open(uri, text);
  await vi.waitFor(() => expect(waiting).toHaveLength(1), longestWait);
  // Longer than the time after which the analysis of a changed text is given up.
  for (let i = 0; i < 12; i++) {
    report('other.azroute', changed);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const builder = builderOf((waiting[0] as InProcessThread).services.shared.workspace.DocumentBuilder);
  expect(builder.superseded()).toBe(false);
  open();
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
});
