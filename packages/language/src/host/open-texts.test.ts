import { afterEach, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { HostClient } from './testing/host-client.js';

const uri = 'file:///main.azroute';
const text = 'vnet hub { address 10.0.0.0/16 subnet a 10.0.1.0/24 { nic vm 10.0.1.4 } }\npeering hub <-> spoke\n';

let client: HostClient;
afterEach(() => client.stop());

it.each([
  'file:////server/share/x.azroute',
  'untitled:////a',
  'a b:c',
  '\ud800:x',
  'file:///tmp/\ud800.azroute',
  'file:///a?\ud800',
  'untitled://x',
  'diffview://null',
])('a text that is opened as %j is ignored, and does not affect other ones', async (odd) => {
  client = await HostClient.start();
  client.open(uri, text);
  client.open(odd, 'vnet hub {');
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
  client.change(odd, 'vnet hub { }');
  client.change(uri, `\n${text}`);
  await client.settled();
  expect(client.codes(uri)).toEqual(['AZR002']);
  expect(client.threads).toHaveLength(2);
  expect(client.log).toEqual([]);
  expect(await client.at<Hover>('hover', uri, { line: 1, character: text.indexOf('vm') })).not.toBeNull();
  client.close(odd);
  await client.settled();
});
