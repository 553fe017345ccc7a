/**
 * The benchmark of completion: `npm run bench:completion`. Types statements at the end and inside of a large network, one
 * character at a time like a person, and asks the packaged server over stdio for the list after each character.
 *
 * Times are measured from when the client writes the request, directly behind the edit, until it has received the answer:
 * the median, the 95th percentile and the worst.
 */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../soak/answers/figures.ts';
import { Client } from '../soak/protocol/client.ts';
import { shakeHands } from '../soak/protocol/handshake.ts';
import type { Position } from '../soak/protocol/messages.ts';
import { ServerProcess } from '../soak/protocol/server-process.ts';
import { makeFolder } from '../soak/replay/real-disk.ts';
import { builtServers } from '../soak/servers.ts';
import { uriOf } from '../soak/world/places.ts';
import { regions, thousand } from './regions.ts';

/** How long a person takes from key to key, in milliseconds. */
const betweenKeys = 120;

/** What is typed: below which line, or at the end, and which characters. */
const typed: readonly { readonly below?: string; readonly text: string }[] = [
  { text: 'peering hub0 [allowForwardedTraffic] <-> spoke1x17' },
  { text: 'expect spoke0x17.vm1 -> spoke1x17.vm1 via nva0' },
  { text: 'bgp ars0 [localPreference 200] <-> nva0' },
  { text: 'routeTable rt-new { route all 10.0.0.0/8 -> 10.0.1.4' },
  { text: 'vnet spoke-new { address 10.200.0.0/24' },
  { below: 'subnet vms 10.0.2.0/24 {', text: 'nic vm-new 10.0.2.9' },
  { below: 'location region0', text: 'subnet apps 10.0.3.0/24' },
];

const [server] = builtServers();
if (!server) throw new Error('There is no server.');
const text = regions(thousand);
const lines = text.split('\n');
const folder = makeFolder();
const uri = uriOf('big.azroute', folder);
const answer = (method: string, params: unknown) =>
  method === 'workspace/configuration' ? (params as { items: readonly unknown[] }).items.map(() => null) : null;
const client = new Client(new ServerProcess(server), { answer, notice: () => {} });
await shakeHands(client, [folder]);
client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: 1, text } });
await client.request('azroute/settled', null);

let version = 1;
const all: number[] = [];
for (const { below, text: statement } of typed) {
  const above = below === undefined ? lines.length - 1 : lines.findIndex((line) => line.includes(below)) + 1;
  if (above === 0) throw new Error(`There is no line with ${below}.`);
  const start = { line: above, character: 0 };
  const times: number[] = [];
  let items = 0;
  change(start, start, '\n');
  for (let i = 0; i < statement.length; i++) {
    await sleep(betweenKeys);
    change(at(start, i), at(start, i), statement[i] ?? '');
    const list = await client.request('textDocument/completion', {
      textDocument: { uri },
      position: at(start, i + 1),
      context: { triggerKind: 1 },
    });
    if (list.is !== 'result') throw new Error(`The list was refused: ${JSON.stringify(list)}`);
    const found = list.result as { readonly items?: readonly unknown[] } | readonly unknown[] | null;
    items += (found && 'items' in found ? found.items : (found as readonly unknown[] | null))?.length ?? 0;
    times.push(list.ms);
  }
  change(start, { line: above + 1, character: 0 }, '');
  await client.request('azroute/settled', null);
  print(statement, times, items);
  all.push(...times);
}
print('all', all);
await client.request('shutdown', null);
client.notify('exit', undefined);
await client.process.stop(5_000);
rmSync(folder, { recursive: true, force: true });

function at({ line, character }: Position, more: number): Position {
  return { line, character: character + more };
}

function change(start: Position, end: Position, inserted: string): void {
  version++;
  const contentChanges = [{ range: { start, end }, text: inserted }];
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
}

function print(what: string, times: readonly number[], items?: number): void {
  const figures = [0.5, 0.95, 1].map((part) => `${quantile(times, part).toFixed(0)} ms`).join(' · ');
  const offered = items === undefined ? '' : `; ${Math.round(items / times.length)} items on average`;
  console.log(`${what} (${times.length} lists): ${figures}${offered}`);
}
