import { describeError } from '../workspace/escapes.js';
import { analysisFailure } from './analysis-failure.js';
import { Analyst } from './analyst.js';
import type { Client } from './client.js';
import { ClientRequest } from './client-request.js';
import { DiskEvents } from './disk-events.js';
import { type Greeting, greetingOf } from './greeting.js';
import { type Answer, codes, type Message, nothing, refusal, requestCancelled, serverEnds } from './messages.js';
import { isTooDeep, mostLevels } from './nesting.js';
import { OpenTexts } from './open-texts.js';
import { OtherChanges } from './other-changes.js';
import { readMessage } from './read-message.js';
import { Refreshes } from './refreshes.js';
import { answerAtOnce } from './request-params.js';
import { Restarts } from './restarts.js';
import { Schedule } from './schedule.js';
import { type Published, ShownDiagnostics } from './shown-diagnostics.js';
import { Status } from './status.js';
import type { StartThread } from './thread.js';
import { ThreadMessages } from './thread-messages.js';
import { defaultTimes, type Times } from './times.js';
import { ToClient } from './to-client.js';

const threads = 2;
/** If more threads than this end in a row before they can answer, the server ends. */
const mostEndsInARow = 8;

/**
 * A language server with two threads that analyze, and this one, which never blocks: it keeps the texts, passes each
 * request to a thread that can answer it now, publishes diagnostics that are still current, and replaces threads that
 * have ended.
 */
export class LanguageServerHost {
  private readonly toClient: ToClient;
  private readonly texts = new OpenTexts(Date.now);
  private readonly shown = new ShownDiagnostics(this.texts, (published) => this.toClient.publish(published), Date.now);
  private readonly schedule: Schedule;

  private readonly fromThreads: ThreadMessages;
  private readonly diskEvents: DiskEvents;
  private readonly otherChanges: OtherChanges;
  private readonly refreshes: Refreshes;
  private readonly status = new Status(
    (json) => this.toClient.send(json),
    () => performance.now(),
  );
  private members: Analyst[] = [];
  private greeting: Greeting | undefined;
  private isShutDown = false;
  private inARow = 0;
  private readonly restarts: Restarts;
  /** The id of the client's `initialize` request, until it is answered. */
  private initializeId: number | string | undefined;
  /** The ids of requests that wait until everything is settled. */
  private readonly settling = new Set<number | string>();

  constructor(
    private readonly client: Client,
    private readonly startThread: StartThread,
    private readonly times: Times = defaultTimes,
  ) {
    this.toClient = new ToClient(client);
    this.fromThreads = new ThreadMessages((json) => this.toClient.send(json));
    this.refreshes = new Refreshes((method) => this.fromThreads.ask(method));
    this.restarts = new Restarts(Date.now, times.restartWaits);
    const passEvents = (changes: unknown) => this.passOn('workspace/didChangeWatchedFiles', { changes });
    this.diskEvents = new DiskEvents(passEvents, client.isFile);
    this.otherChanges = new OtherChanges(this.diskEvents, (method, params) => this.passOn(method, params));
    this.schedule = new Schedule({
      texts: this.texts,
      times,
      analysts: () => this.members,
      analysed: (analyst) => {
        this.shown.showAll(analyst.published);
        this.refreshes.analysed();
        if (analyst.epoch === this.schedule.newest) this.status.analysed(analyst.published.values());
      },
      failed: (analyst, error) => this.ended(analyst, error),
      released: () => client.rested?.(),
    });
  }

  /** Handles a message of the client as text, and refuses an invalid one. Never throws. */
  read(json: string): void {
    const read = readMessage(json);
    if ('message' in read) this.receive(read.message);
    else this.toClient.answer(read.id, read.refusal);
  }

  /** Handles a message of the client. Never throws. */
  receive(message: Message): void {
    if (isTooDeep(message)) {
      this.refuse(message);
      return;
    }
    try {
      if (message.method === undefined) this.fromThreads.respond(message);
      else if (message.id === undefined || message.id === null) this.notified(message.method, message.params);
      else this.request(message.id, message.method, message.params);
    } catch (error) {
      this.toClient.log(`A message could not be handled: ${describeError(error)}`);
      if (message.id !== undefined && message.method !== undefined) this.toClient.answer(message.id, nothing);
    }
  }

  /** Refuses a message that could not be sent to a thread, before anything of it is kept for later. */
  private refuse({ id, method }: Message): void {
    const why = `${method ?? 'an answer'} is nested deeper than ${mostLevels} levels`;
    if (method === undefined) this.fromThreads.respond({ id, error: { code: codes.invalidParams, message: why } });
    else if (id === undefined || id === null) this.toClient.log(`A message is ignored: ${why}.`);
    else this.toClient.answer(id, refusal(codes.invalidParams, `The request cannot be read: ${why}.`));
  }

  /** The exit code with which the server ends when its client goes away. */
  get exitCode(): number {
    return this.isShutDown ? 0 : 1;
  }

  /** Ends all threads. */
  dispose(): void {
    this.schedule.dispose();
    this.shown.dispose();
    this.restarts.dispose();
    for (const analyst of this.members.splice(0)) analyst.end();
  }

  private request(id: number | string, method: string, params: unknown): void {
    if (method === 'initialize') this.initialize(id, (params ?? {}) as object);
    else if (!this.greeting)
      this.toClient.answer(
        id,
        refusal(codes.serverNotInitialized, 'The server is not initialized: send initialize first.'),
      );
    else if (method === 'shutdown') {
      this.isShutDown = true;
      this.toClient.answer(id, nothing);
    } else if (this.isShutDown) {
      this.toClient.answer(id, refusal(codes.invalidRequest, 'The server is shut down.'));
    } else if (method === 'azroute/settled') {
      this.settling.add(id);
      void this.settled().then(() => this.settling.delete(id) && this.toClient.answer(id, nothing));
    } else {
      this.refreshes.requested(method);
      const answer = answerAtOnce(method, params);
      if (answer) this.toClient.answer(id, answer);
      else
        this.schedule.take(
          new ClientRequest(id, method, params ?? {}, (one, answered) => this.toClient.answer(one, answered)),
        );
    }
  }

  private initialize(id: number | string, params: object): void {
    if (this.greeting) {
      this.toClient.answer(id, refusal(codes.invalidRequest, 'The server is already initialized.'));
      return;
    }
    this.greeting = greetingOf(params);
    this.initializeId = id;
    this.refreshes.take(params);
    this.status.take(params);
    this.client.greeted?.(params);
    this.members = Array.from({ length: threads }, () => this.newAnalyst());
    for (const analyst of this.members) void this.greet(analyst);
  }

  private newAnalyst(): Analyst {
    return new Analyst(this.startThread, {
      published: (analyst, published) => this.published(analyst, published),
      read: (files) => this.status.read(files),
      repairsAwaited: () => this.schedule.repairsAwaited(),
      moreRepairs: (analyst, uri) => analyst.epoch === this.schedule.newest && this.shown.repeat(uri),
      toClient: (analyst, message) => this.members.includes(analyst) && this.fromThreads.pass(analyst, message),
      ended: (analyst, error) => this.ended(analyst, error),
      dropped: (method) => this.toClient.log(`${method} could not be sent to a thread, so it is ignored.`),
    });
  }

  /** Initializes a thread; the answer of the first thread goes to the client. */
  private async greet(analyst: Analyst): Promise<void> {
    const asked = analyst.ask('initialize', this.greeting).answer;
    this.schedule.watch(analyst, 'initialize', asked, this.times.longestGreeting);
    const answer = await asked;
    if (!this.members.includes(analyst)) return;
    if ('error' in answer) {
      this.ended(analyst, new Error(answer.error.message));
      return;
    }
    if (this.initializeId !== undefined) this.toClient.answer(this.initializeId, answer);
    this.initializeId = undefined;
    analyst.job = undefined;
    this.inARow = 0;
    this.schedule.next();
  }

  private notified(method: string, params: unknown): void {
    if (method === 'exit') {
      this.farewell(requestCancelled, this.exitCode);
    } else if (!this.greeting || this.isShutDown) {
      // According to the protocol, notifications before `initialize` and after `shutdown` are dropped.
    } else if (method === 'initialized') {
      this.status.changed();
      this.schedule.start();
    } else if (method === '$/cancelRequest') {
      this.schedule.cancel((params as { id: number | string }).id);
    } else if (method.startsWith('textDocument/did')) {
      this.textChanged(method, params);
    } else {
      this.greeting = this.otherChanges.take(method, params, this.greeting);
    }
  }

  /** Answers all open requests, and ends. */
  private farewell(answer: Answer, code: number): void {
    this.schedule.answerAll(answer);
    for (const id of this.settling) this.toClient.answer(id, answer);
    this.settling.clear();
    if (this.initializeId !== undefined) this.toClient.answer(this.initializeId, answer);
    this.initializeId = undefined;
    this.dispose();
    this.client.exit(code);
  }

  private textChanged(method: string, params: unknown): void {
    const uri = this.texts.take(method, params);
    if (uri === undefined) return;
    if (method !== 'textDocument/didChange') this.shown.reopened(uri);
    if (method === 'textDocument/didOpen') this.schedule.opened(uri);
    this.status.changed();
    this.schedule.changed(uri);
    this.shown.watch(uri);
  }

  /** Resolves when all changes are analyzed and all requests are answered. */
  private async settled(): Promise<void> {
    await this.diskEvents.settled();
    await this.schedule.settled();
  }

  private passOn(method: string, params: unknown): void {
    for (const analyst of this.members) analyst.outbox.push({ method, params });
    this.status.changed();
    this.schedule.changed();
  }

  private published(analyst: Analyst, published: Published): void {
    // The diagnostics of an analyst that only catches up are already shown.
    const isAhead = this.members.every((other) => other === analyst || other.epoch < analyst.analysing);
    if (this.members.includes(analyst) && analyst.job === 'analysis' && isAhead) this.shown.show(published);
  }

  private ended(analyst: Analyst, error: Error | undefined): void {
    if (!this.members.includes(analyst)) return;
    this.toClient.log(`A thread ended and is replaced. ${error ? describeError(error) : ''}`.trimEnd());
    const wasAnalysing = analyst.job === 'analysis';
    analyst.end();
    if (analyst.job === 'greeting' && ++this.inARow > mostEndsInARow) {
      this.toClient.log(`The server ends, because ${this.inARow} threads in a row ended before they could answer.`);
      this.farewell(serverEnds, 1);
      return;
    }
    this.members = this.members.filter((member) => member !== analyst);
    analyst.abandon();
    this.restarts.ended(() => this.replace());
    // This has to come before anything is tried again.
    if (wasAnalysing && this.schedule.analysisFailed(analyst.analysing)) this.showFailure(error);
    this.schedule.lost(analyst);
  }

  private replace(): void {
    const next = this.newAnalyst();
    for (const [method, params] of this.otherChanges.lasting) next.outbox.push({ method, params });
    this.members.push(next);
    void this.greet(next);
  }

  private showFailure(error: Error | undefined): void {
    this.status.failed();
    for (const [uri, { version }] of this.texts.all())
      this.shown.show({ uri, version, diagnostics: [analysisFailure(error)] });
  }
}
