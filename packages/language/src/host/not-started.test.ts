import { afterEach, expect, it, vi } from 'vitest';
import { HostClient } from './testing/host-client.js';

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 }\npeering hub <-> spoke\n';

let client: HostClient;
afterEach(() => client?.stop());

it('threads that cannot be started at first are tried again', async () => {
  let tries = 0;
  client = await HostClient.start(() => {
    if (++tries <= 3) throw new Error('no memory for a thread');
  });
  client.open(uri, text);
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
  expect(client.log.filter((line) => line.includes('no memory for a thread'))).toHaveLength(3);
});

it('a thread that cannot be replaced at once is replaced later, and no request stays open', async () => {
  let fails = 0;
  client = await HostClient.start(() => {
    if (fails-- > 0) throw new Error('no memory for a thread');
  });
  client.open(uri, text);
  await client.settled();
  fails = 3;
  const hovers = [0, 1].map(() => client.at('hover', uri, { line: 0, character: 6 }));
  for (const thread of client.threads.slice(0, 2)) thread.die('gone');
  for (const hover of hovers) expect(await hover).not.toBeUndefined();
  client.change(uri, `${text}\n`);
  await client.settled();
  expect(client.shown(uri)?.version).toBe(2);
  await vi.waitFor(() => expect(client.threads).toHaveLength(4));
});
