import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LanguageServerHost } from './host.js';
import type { Message } from './messages.js';
import type { AnalysisThread, ThreadListener } from './thread.js';
import { defaultTimes } from './times.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const uri = 'file:///main.azroute';

/** How long an analysis and an answer take, in milliseconds. */
const [analysis, answer] = [200, 25];

/** A thread that does one thing after the other. It ends what is obsolete at once. */
class SlowThread implements AnalysisThread {
  private free = 0;
  private running: { readonly epoch: number; readonly end: (isComplete: boolean) => void } | undefined;

  constructor(
    private readonly listener: ThreadListener,
    private readonly started: (at: number) => void,
    private readonly answers: number,
  ) {}

  post(message: object): void {
    const { id, method, params } = message as Message;
    if (id === undefined || method === undefined) return;
    if (method !== 'azroute/analyse') {
      const isOfText = method.startsWith('textDocument/');
      this.after(isOfText ? this.answers : 0, () => this.listener.message({ id, json: isOfText ? 'null' : 'true' }));
      return;
    }
    this.started(performance.now());
    const { epoch } = params as { readonly epoch: number };
    const end = (isComplete: boolean) => {
      clearTimeout(timer);
      this.running = undefined;
      this.listener.message({ id, json: String(isComplete) });
    };
    const timer = this.after(analysis, () => end(true));
    this.running = { epoch, end };
  }

  supersede(epoch: number): void {
    if (this.running && this.running.epoch < epoch) setTimeout(() => this.running?.end(false), 1);
  }

  giveWay(): void {}

  end(): void {}

  private after(work: number, done: () => void): ReturnType<typeof setTimeout> {
    this.free = Math.max(this.free, performance.now()) + work;
    return setTimeout(done, this.free - performance.now());
  }
}

/** A server with two slow threads that knows a text, and what it has done; with how long an answer of each takes. */
async function started(answers: readonly number[] = [answer, answer]) {
  const starts: number[] = [];
  const answered = new Map<unknown, number>();
  let threads = 0;
  const host = new LanguageServerHost(
    {
      send: ({ parts }) => void answered.set((JSON.parse(parts.join('')) as Message).id, performance.now()),
      exit: () => {},
    },
    (listener) => new SlowThread(listener, (at) => starts.push(at), answers[threads++] ?? answer),
    defaultTimes,
  );
  host.receive({ id: 'i', method: 'initialize', params: {} });
  await vi.advanceTimersByTimeAsync(10);
  host.receive({ method: 'initialized', params: {} });
  const textDocument = { uri, languageId: 'azroute', version: 1, text: '' };
  host.receive({ method: 'textDocument/didOpen', params: { textDocument } });
  await vi.advanceTimersByTimeAsync(3_000);
  const change = (version: number) => {
    const params = { textDocument: { uri, version }, contentChanges: [{ text: `// ${version}` }] };
    host.receive({ method: 'textDocument/didChange', params });
  };
  const ask = (id: number) => {
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    host.receive({ id, method: 'textDocument/definition', params });
  };
  return { host, starts, answered, change, ask };
}

it('once an analysis has begun, the thread that was reserved for it answers again', async () => {
  const { host, starts, answered, change, ask } = await started([100, 25]);
  change(2);
  ask(0);
  await vi.advanceTimersByTimeAsync(40);
  ask(1);
  // Each has one request when the analysis is due. The first one is reserved, but the second one is free before.
  await vi.advanceTimersByTimeAsync(70);
  const now = performance.now();
  expect(starts.at(-1)).toBe(now - 110 + 40 + 25);
  ask(2);
  await vi.advanceTimersByTimeAsync(400);
  expect(answered.get(2)).toBe(now + 100);
  host.dispose();
});

it.each([
  ['ten requests with each edit, which take longer than the time until the next edit', 10, 120],
  ['eight requests with each edit', 8, 150],
  ['a request with each edit', 1, 30],
])('with %s, analyses begin all the same', async (_, requests, every) => {
  const { host, starts, change, ask } = await started();
  const from = performance.now();
  for (let version = 2; performance.now() < from + 3_000; version++) {
    change(version);
    for (let i = 0; i < requests; i++) ask(version * 100 + i);
    await vi.advanceTimersByTimeAsync(every);
  }
  const waits = starts.filter((at) => at >= from).map((at, i, all) => at - (all[i - 1] ?? from));
  expect(waits.length).toBeGreaterThan(5);
  // What a thread has begun to answer comes first.
  expect(waits[0]).toBeLessThan(defaultTimes.analysisWaits + requests * answer);
  expect(Math.max(...waits.slice(1))).toBeLessThan(950 + requests * answer);
  host.dispose();
});
