import { afterEach, expect, it, vi } from 'vitest';
import type { CodeAction, Hover } from 'vscode-languageserver';
import { Recomputations } from '../lsp/code-actions/recomputations.js';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';

const uri = 'file:///main.azroute';
const text = `vnet hub { address 10.0.0.0/16 subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 } }
nva nva1 { nic hub.nva1  snat internet }
vnet spoke { address 10.1.0.0/24  subnet apps 10.1.0.0/26 { routeTable rt  nic vm 10.1.0.4 } }
vnet other { address 10.2.0.0/24 subnet apps 10.2.0.0/26 { routeTable rt  nic vm 10.2.0.4 } }
routeTable rt { route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4 }
peering hub [allowForwardedTraffic] <-> spoke
peering hub [allowForwardedTraffic] <-> other [allowForwardedTraffic]
`;
const longestWait = 20_000;

let client: HostClient;
afterEach(() => {
  client.stop();
  vi.restoreAllMocks();
});

/** Records what the host asks threads, and holds back the requests to prove repairs until they are let through. */
class Watched {
  readonly asked: { readonly thread: InProcessThread; readonly method: string }[] = [];
  private readonly held: (() => void)[] = [];

  constructor(public holds: boolean) {}

  readonly prepare = (thread: InProcessThread): void => {
    const post = thread.post.bind(thread);
    thread.post = (message) => {
      const { method } = message as { method?: string };
      if (method !== undefined) this.asked.push({ thread, method });
      if (method === 'azroute/prepare' && this.holds) this.held.push(() => post(message));
      else post(message);
    };
  };

  letThrough(): void {
    this.holds = false;
    for (const post of this.held.splice(0)) post();
  }

  of(method: string): readonly InProcessThread[] {
    return this.asked.filter((one) => one.method === method).map(({ thread }) => thread);
  }
}

async function started(holds: boolean): Promise<Watched> {
  const watched = new Watched(holds);
  client = await HostClient.start(watched.prepare, { catchUpAfter: 0, prepareAfter: 5 });
  client.open(uri, text);
  await client.settled();
  await vi.waitFor(() => expect(watched.of('azroute/prepare')).toHaveLength(1), longestWait);
  return watched;
}

/** How often diagnostics of the text were published. */
const timesPublished = () => client.published.filter((one) => one.uri === uri).length;

function titlesAt(part: string): Promise<string[]> {
  const line = text.split('\n').findIndex((one) => one.includes(part));
  const start = { line, character: text.split('\n')[line]?.indexOf(part) ?? 0 };
  const params = { textDocument: { uri }, range: { start, end: start }, context: { diagnostics: [], triggerKind: 1 } };
  return client
    .request<CodeAction[]>('textDocument/codeAction', params)
    .then((actions) => actions.map(({ title }) => title));
}

function codeActions(): Promise<CodeAction[]> {
  const diagnostics = client.published.filter((one) => one.uri === uri).at(-1)?.diagnostics ?? [];
  const [first] = diagnostics;
  return client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: (first as { range?: unknown } | undefined)?.range,
    context: { diagnostics: diagnostics.slice(0, 1) },
  });
}

it('repairs are proved once a state, and the thread that knows them lists them', async () => {
  const watched = await started(false);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(watched.of('azroute/prepare')).toHaveLength(1);
  expect((await codeActions()).map(({ title }) => title)).toContain("Allow forwarded traffic on spoke's half");
  expect(watched.of('textDocument/codeAction')).toEqual(watched.of('azroute/prepare'));
  client.change(uri, `${text}\n`);
  await client.settled();
  await vi.waitFor(() => expect(watched.of('azroute/prepare')).toHaveLength(2), longestWait);
});

it('before, each thread computes answers once, so that its first ones are not slow', async () => {
  const watched = await started(false);
  expect(new Set(watched.of('azroute/answerAhead')).size).toBe(2);
  const methods = watched.asked.map(({ method }) => method);
  expect(methods.lastIndexOf('azroute/answerAhead')).toBeLessThan(methods.indexOf('azroute/prepare'));
  const times = watched.of('azroute/answerAhead').length;
  client.change(uri, `${text}\n`);
  await client.settled();
  await vi.waitFor(() => expect(watched.of('azroute/prepare')).toHaveLength(2), longestWait);
  expect(watched.of('azroute/answerAhead')).toHaveLength(times);
});

it('meanwhile the other thread answers', async () => {
  const watched = await started(true);
  const hover = await client.at<Hover>('hover', uri, { line: 2, character: text.split('\n')[2]?.indexOf('vm') ?? 0 });
  expect(JSON.stringify(hover)).toContain('10.1.0.4');
  expect(watched.of('textDocument/hover')).not.toEqual(watched.of('azroute/prepare'));
  watched.letThrough();
});

it('a request for code actions and a change interrupt it, and it goes on afterward', async () => {
  const watched = await started(true);
  const actions = codeActions();
  watched.letThrough();
  expect((await actions).length).toBeGreaterThan(0);
  client.change(uri, `${text}peering hub <-> nowhere\n`);
  await client.settled();
  expect(client.codes(uri)).toContain('AZR002');
  await vi.waitFor(() => expect(watched.of('azroute/prepare').length).toBeGreaterThan(1), longestWait);
});

const repair = "Allow forwarded traffic on spoke's half";
const refactoring = 'Give other.apps a route table of its own';

it.each([
  ['a repair', async () => (await codeActions()).map(({ title }) => title), repair],
  ['a refactoring', () => titlesAt('apps 10.2'), refactoring],
])(
  '%s that a list lacked is in the next one, for which the diagnostics are published again',
  async (_, list, title) => {
    vi.spyOn(Recomputations.prototype, 'left').mockReturnValue(0);
    const watched = await started(true);
    const lacking = list();
    watched.letThrough();
    const published = timesPublished();
    expect(await lacking).not.toContainEqual(expect.stringContaining(title));
    await vi.waitFor(() => expect(timesPublished()).toBeGreaterThan(published), longestWait);
    await vi.waitFor(async () => expect(await list()).toContainEqual(expect.stringContaining(title)), longestWait);
  },
);

it('a list is answered between two slices of the preparation', async () => {
  vi.spyOn(Recomputations.prototype, 'left').mockReturnValue(0);
  const events: string[] = [];
  const watched = new Watched(true);
  client = await HostClient.start(watched.prepare, { catchUpAfter: 0, prepareAfter: 5 });
  client.open(uri, `${text}routeTable rt2 { route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.77 }\n`);
  await client.settled();
  await vi.waitFor(() => expect(watched.of('azroute/prepare')).toHaveLength(1), longestWait);
  const [thread] = watched.of('azroute/prepare');
  const snapshot = thread?.services.topology.TopologyProvider.viewOf(uri)?.snapshot;
  if (!snapshot) throw new Error('It is analyzed.');
  const repairsSoFar = snapshot.repairsSoFar.bind(snapshot);
  vi.spyOn(snapshot, 'repairsSoFar').mockImplementation((finding, most) => {
    if (most > 0 && events.push('slice') === 1) void codeActions().then(() => events.push('list'));
    return repairsSoFar(finding, most > 0 ? 1 : 0);
  });
  watched.letThrough();
  await vi.waitFor(() => expect(events.slice(0, 3)).toEqual(['slice', 'list', 'slice']), longestWait);
});
