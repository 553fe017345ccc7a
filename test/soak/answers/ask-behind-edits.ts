import { rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { hubAndSpoke } from '../../bench/hub-and-spoke.ts';
import { Client, type ClientHandlers } from '../protocol/client.ts';
import { MessageReader } from '../protocol/framing.ts';
import { shakeHands } from '../protocol/handshake.ts';
import type { Position, Published } from '../protocol/messages.ts';
import { type ServerCommand, ServerProcess } from '../protocol/server-process.ts';
import { Random } from '../random.ts';
import { makeFolder } from '../replay/real-disk.ts';
import { type RequestName, requestKind } from '../replay/requests.ts';
import { uriOf } from '../world/places.ts';
import { Ages } from './ages.ts';
import { Figures } from './figures.ts';
import type { Rhythm } from './rhythms.ts';
import { type Site, sitesIn } from './sites.ts';
import { withoutResult } from './without-results.ts';

/** The requests that an editor makes by itself after an edit, and those that a user makes. */
const kinds: readonly RequestName[] = [
  'hover',
  'completion',
  'symbols',
  'definition',
  'tokens',
  'folding',
  'codeActions',
  'references',
  'highlights',
  'rename',
  'formatting',
];

/** What is measured. */
export interface Measured {
  readonly figures: Figures;
  readonly ages: Ages;
  /** The version that is shown in the end, and the one that was sent last. */
  readonly shown: number | undefined;
  readonly sent: number;
  /** How many edits were made. */
  readonly edits: number;
  readonly died: boolean;
  /** How late the client came to look at what had come, in milliseconds: 99 % of the time, and once. */
  readonly late: { readonly mostly: number; readonly most: number };
}

/** How often it is looked how late the client is, in milliseconds. */
const resolution = 2;

/** Edits a topology of so many VNets in a rhythm, and makes so many requests right behind the edits. */
export async function askBehindEdits(
  server: ServerCommand,
  { vnets, requests, rhythm, seed }: { vnets: number; requests: number; rhythm: Rhythm; seed: number },
): Promise<Measured> {
  const random = new Random(seed);
  const hubs = Math.max(2, Math.ceil(vnets / 250));
  const size = { hubs, spokesPerHub: Math.round(vnets / hubs) - 1, nicsPerSpoke: 10, workloadsPerHub: 8 };
  const text = `// edited 0\n${hubAndSpoke(size)}`;
  const sites = sitesIn(text);
  const folder = makeFolder();
  const uri = uriOf('big.azroute', folder);
  const ages = new Ages();
  const figures = new Figures();
  const handlers: ClientHandlers = {
    answer: (method, params) =>
      method === 'workspace/configuration' ? (params as { items: readonly unknown[] }).items.map(() => null) : null,
    notice: (method, params) => {
      const published = params as Published;
      if (method === 'textDocument/publishDiagnostics' && published.uri === uri)
        ages.publish(published.version, published.diagnostics.length);
    },
  };
  const client = new Client(new ServerProcess(server), handlers, new MessageReader(withoutResult));
  await shakeHands(client, [folder]);
  const textDocument = { uri, languageId: 'azroute', version: 1, text };
  client.notify('textDocument/didOpen', { textDocument });
  await client.request('azroute/settled', null);

  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let version = 1;
  const answers: Promise<void>[] = [];
  const editing = rotating(sites);
  let edits = 0;
  for (let asked = 0; asked < requests; edits++) {
    ages.send(++version);
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [editing(random)] });
    for (let i = 0; i < rhythm.requests && asked < requests; i++, asked++) {
      const kind = kinds[asked % kinds.length] ?? 'hover';
      const { position } = random.pick(sites);
      const place = { uri, position, range: { start: position, end: position }, diagnostics: [] };
      const options = random.oneIn(8) ? { cancelAfter: random.pick([0, 5, 40]) } : {};
      const { method, params } = requestKind(kind);
      answers.push(client.request(method, params(place), options).then((answer) => figures.add(kind, answer)));
    }
    if (rhythm.rests) await client.request('azroute/settled', null);
    await sleep(rhythm.pause(random, edits));
  }
  ages.end();
  await Promise.all(answers);
  await client.request('azroute/settled', null);
  delay.disable();
  const late = { mostly: lateness(delay.percentile(99)), most: lateness(delay.max) };
  const died = client.process.ended !== undefined;
  const shown = [...client.shown.values()].find((one) => one.uri === uri)?.version;
  await client.process.stop();
  rmSync(folder, { recursive: true, force: true });
  return { figures, ages, shown, sent: version, edits, died, late };
}

/** The part of a measured interval, in nanoseconds, that is more than it should be. */
function lateness(interval: number): number {
  return Math.max(0, interval / 1e6 - resolution);
}

/** Edits that go through the sites in some order, each there and back. */
function rotating(sites: readonly Site[]): (random: Random) => { readonly range: unknown; readonly text: string } {
  const changed = new Set<Site>();
  return (random) => {
    const site = random.pick(sites);
    const text = site.characters[changed.has(site) ? 0 : 1];
    if (!changed.delete(site)) changed.add(site);
    return { range: { start: site.position, end: after(site.position) }, text };
  };
}

function after({ line, character }: Position): Position {
  return { line, character: character + 1 };
}
