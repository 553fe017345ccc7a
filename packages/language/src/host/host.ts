import { describeError } from '../workspace/escapes.js';
import { Analyst } from './analyst.js';
import { ClientRequest } from './client-request.js';
import { type Answer, codes, type Message, nothing } from './messages.js';
import { OpenTexts } from './open-texts.js';
import { defaultTimes, Schedule, type Times } from './schedule.js';
import { type Published, ShownDiagnostics } from './shown-diagnostics.js';
import type { StartThread } from './thread.js';

/** The client of the host: where its messages go. */
export interface Client {
  /** Sends a message of JSON-RPC, as JSON. */
  send(json: string): void;
  /** The client wants the server to end. */
  exit(code: number): void;
}

const threads = 2;
/** After so many threads have ended at the same state it is given up until something changes. */
const failuresUntilGivenUp = 2;

/** If more threads than this end one after the other before they have said a word, the server ends. */
const mostEndsInARow = 20;

/**
 * A language server of two threads that analyse, and this one, which is always free: it keeps the texts, gives each
 * request to a thread that can answer it now, passes on what is published and still true, and replaces a thread that
 * has ended.
 */
export class LanguageServerHost {
  private readonly texts = new OpenTexts(Date.now);
  private readonly shown = new ShownDiagnostics(this.texts, (published) => this.publish(published), Date.now);
  private readonly schedule: Schedule;

  /** Requests of threads that the client has not answered, by the number that the client knows. */
  private readonly asked = new Map<string, { readonly analyst: Analyst; readonly id: number | string }>();
  private readonly registered = new Set<string>();
  private members: Analyst[] = [];
  private greeting: object | undefined;
  /** The last notifications that set something for good, for threads that start later. */
  private readonly lasting = new Map<string, unknown>();
  private isShutDown = false;
  private failures = { epoch: -1, count: 0 };
  private inARow = 0;
  /** The number of the client's greeting, until it is answered. */
  private initializeId: number | string | undefined;
  private nextId = 1;

  constructor(
    private readonly client: Client,
    private readonly startThread: StartThread,
    times: Times = defaultTimes,
  ) {
    this.schedule = new Schedule({
      texts: this.texts,
      times,
      analysts: () => this.members,
      analysed: (analyst, isNewest) => {
        if (isNewest) this.shown.showAll(analyst.published);
      },
      failed: (analyst, error) => this.ended(analyst, error),
    });
  }

  /** Takes a message of the client. Never throws. */
  receive(message: Message): void {
    try {
      if (message.method === undefined) this.respond(message);
      else if (message.id === undefined || message.id === null) this.notified(message.method, message.params);
      else this.request(message.id, message.method, message.params);
    } catch (error) {
      this.log(`A message could not be taken: ${describeError(error)}`);
      if (message.id !== undefined && message.method !== undefined) this.answer(message.id, nothing);
    }
  }

  /** Ends all threads. */
  dispose(): void {
    this.schedule.dispose();
    this.shown.dispose();
    for (const analyst of this.members.splice(0)) analyst.end();
  }

  private request(id: number | string, method: string, params: unknown): void {
    if (method === 'initialize') this.initialize(id, (params ?? {}) as object);
    else if (!this.greeting)
      this.answer(id, { error: { code: codes.serverNotInitialized, message: 'initialize comes first.' } });
    else if (method === 'shutdown') {
      this.isShutDown = true;
      this.answer(id, nothing);
    } else if (this.isShutDown) {
      this.answer(id, { error: { code: codes.invalidRequest, message: 'The server is shut down.' } });
    } else if (method === 'azroute/settled') {
      void this.schedule.settled().then(() => this.answer(id, nothing));
    } else {
      const request = new ClientRequest(id, method, params, (one, answer) => this.answer(one, answer));

      this.schedule.take(request);
    }
  }

  private initialize(id: number | string, params: object): void {
    if (this.greeting) {
      this.answer(id, { error: { code: codes.invalidRequest, message: 'Initialized already.' } });
      return;
    }
    // Threads end with this process, which watches the client's.
    const { capabilities, workspaceFolders } = params as { capabilities?: unknown; workspaceFolders?: unknown };
    this.greeting = {
      ...params,
      capabilities: capabilities ?? {},
      workspaceFolders: Array.isArray(workspaceFolders) ? workspaceFolders : null,
      processId: null,
      workDoneToken: undefined,
    };
    this.initializeId = id;
    this.members = Array.from({ length: threads }, () => this.newAnalyst());
    for (const analyst of this.members) void this.greet(analyst);
  }

  private newAnalyst(): Analyst {
    return new Analyst(this.startThread, {
      published: (analyst, published) => this.published(analyst, published),
      toClient: (analyst, message) => this.toClient(analyst, message),
      ended: (analyst, error) => this.ended(analyst, error),
    });
  }

  /** Shakes hands with a thread; the first one that answers answers for all. */
  private async greet(analyst: Analyst): Promise<void> {
    const answer = await analyst.ask('initialize', this.greeting).answer;
    if (!this.members.includes(analyst)) return;
    if (this.initializeId !== undefined) this.answer(this.initializeId, answer);
    this.initializeId = undefined;
    if ('error' in answer) return;
    analyst.job = undefined;
    this.inARow = 0;
    this.schedule.next();
  }

  private notified(method: string, params: unknown): void {
    if (method === 'exit') {
      this.dispose();
      this.client.exit(this.isShutDown ? 0 : 1);
    } else if (method === 'initialized') {
      this.schedule.start();
    } else if (method === '$/cancelRequest') {
      this.schedule.cancel((params as { id: number | string }).id);
    } else if (method.startsWith('textDocument/did') && method !== 'textDocument/didSave') {
      const uri = this.texts.take(method, params);
      if (uri === undefined) return;
      if (method !== 'textDocument/didChange') this.shown.reopened(uri);
      this.schedule.changed(uri);
      this.shown.watch(uri);
    } else if (!method.startsWith('$/') && method !== 'textDocument/didSave') {
      if (method !== 'workspace/didChangeWatchedFiles') this.lasting.set(method, params);
      for (const analyst of this.members) analyst.outbox.push({ method, params });
      this.schedule.changed();
    }
  }

  private respond({ id, result, error }: Message): void {
    const asked = this.asked.get(String(id));
    this.asked.delete(String(id));
    if (asked && this.members.includes(asked.analyst)) {
      asked.analyst.respond({ id: asked.id, ...(error ? { error } : { result: result ?? null }) });
    }
  }

  private toClient(analyst: Analyst, { id, method, params }: Message): void {
    if (!this.members.includes(analyst)) return;
    if (id === undefined) {
      this.client.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
      return;
    }
    const registration = method === 'client/registerCapability' ? JSON.stringify(params, withoutIds) : undefined;
    if (registration !== undefined && this.registered.has(registration)) {
      analyst.respond({ id, result: null });
      return;
    }
    if (registration !== undefined) this.registered.add(registration);
    const own = `azroute-${this.nextId++}`;
    this.asked.set(own, { analyst, id });
    this.client.send(JSON.stringify({ jsonrpc: '2.0', id: own, method, params }));
  }

  private published(analyst: Analyst, published: Published): void {
    // What an analyst finds that only catches up is shown already.
    const isAhead = this.members.every((other) => other === analyst || other.epoch < analyst.analysing);
    if (this.members.includes(analyst) && analyst.job === 'analysis' && isAhead) this.shown.show(published);
  }

  private ended(analyst: Analyst, error: Error | undefined): void {
    const at = this.members.indexOf(analyst);
    if (at < 0) return;
    this.log(`A thread ended and is replaced. ${error ? describeError(error) : ''}`.trimEnd());
    const wasAnalysing = analyst.job === 'analysis';
    analyst.end();
    if (analyst.job === 'greeting' && ++this.inARow > mostEndsInARow) {
      this.dispose();
      this.client.exit(1);
      return;
    }
    const next = this.newAnalyst();
    for (const [method, params] of this.lasting) next.outbox.push({ method, params });
    this.members = this.members.map((member) => (member === analyst ? next : member));
    analyst.abandon();
    this.schedule.lost(analyst);
    if (wasAnalysing) this.countFailure(error);
    void this.greet(next);
  }

  private countFailure(error: Error | undefined): void {
    const epoch = this.schedule.newest;
    this.failures = this.failures.epoch === epoch ? { epoch, count: this.failures.count + 1 } : { epoch, count: 1 };
    if (this.failures.count < failuresUntilGivenUp) return;
    this.schedule.abandon();
    for (const [uri, { version }] of this.texts.all()) this.shown.show({ uri, version, diagnostics: [failure(error)] });
  }

  private publish(published: Published): void {
    this.client.send(JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params: published }));
  }

  private answer(id: number | string, answer: Answer): void {
    const head = `{"jsonrpc":"2.0","id":${JSON.stringify(id)}`;
    if ('json' in answer) this.client.send(`${head},"result":${answer.json}}`);
    else this.client.send(`${head},"error":${JSON.stringify(answer.error)}}`);
  }

  private log(message: string): void {
    this.client.send(JSON.stringify({ jsonrpc: '2.0', method: 'window/logMessage', params: { type: 1, message } }));
  }
}

/** A registration is the same whatever its number is. */
function withoutIds(key: string, value: unknown): unknown {
  return key === 'id' ? undefined : value;
}

function failure(error: Error | undefined): object {
  const start = { line: 0, character: 0 };
  const why = error ? error.message.split('\n')[0] : 'the thread ended';
  return {
    range: { start, end: start },
    severity: 1,
    code: 'AZR910',
    source: 'azroute',
    message: `azroute could not analyse the open files: ${why} They are analysed again when one of them changes.`,
  };
}
