import type { ExpectedRequest } from '../lsp/prepared-answers.js';
import type { NewerTexts } from '../lsp/text-context.js';
import { type Replacement, replacementBetween, type TextShift } from '../lsp/text-shift.js';
import { type Answer, codes, type Message, nothing, refusal, requestCancelled } from './messages.js';
import type { OpenText } from './open-texts.js';
import type { Published } from './shown-diagnostics.js';
import { type AnalysisThread, type StartThread, startOrEnd } from './thread.js';
import { Turns } from './turns.js';

/** A pending notification. */
export interface Notification {
  readonly method: string;
  readonly params: unknown;
}

/** The events that an analyst reports to the host. */
export interface AnalystListener {
  published(analyst: Analyst, published: Published): void;
  /** It has read the files of the newest state. */
  read(files: number): void;
  /** A list of code actions that it has made lacks repairs that are not proved yet. */
  repairsAwaited(): void;
  /** A list of code actions for a document would have more repairs now. */
  moreRepairs(analyst: Analyst, uri: string): void;
  /** A request or notification for the client. */
  toClient(analyst: Analyst, message: Message): void;
  ended(analyst: Analyst, error: Error | undefined): void;
  /** A notification could not be sent to the thread. */
  dropped(method: string): void;
}

/** A message of a thread; its result, if it has one, is already JSON. */
type FromThread = Message & { readonly json?: string; readonly bytes?: readonly Uint8Array[] };

/** A thread with its state as the host knows it. */
export class Analyst {
  /** The number of the last state that it has completely analyzed; -1 if there is none. */
  epoch = -1;
  /** The number of the state that it is analyzing, or analyzed last. */
  analysing = -1;
  /** Its current task. Requests that only read don't count. */
  job: 'greeting' | 'analysis' | 'request' | 'rest' | 'preparation' | undefined = 'greeting';
  /** The numbers of unanswered requests that only read, and of those among them that concern whole documents. */
  reading = 0;
  readingWhole = 0;
  /** Whether it has computed answers before they were requested, so that its first ones are not slow. */
  hasAnsweredAhead = false;
  /** Whether it has proved repairs of the state that it knows. */
  hasPrepared = false;
  /** Whether it has released unneeded memory and done nothing since. */
  isRested = false;
  /** The diagnostics that it has published, by document URI. */
  readonly published = new Map<string, Published>();
  /** Notifications that it gets with its next analysis. */
  readonly outbox: Notification[] = [];
  private readonly texts = new Map<string, OpenText>();
  /**
   * The last computed differences between texts and their newest states, because several requests follow each change.
   */
  private readonly replacements = new Map<string, { known: OpenText; newest: string; by: Replacement | undefined }>();
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly turns = new Turns(() => performance.now());
  private readonly thread: AnalysisThread;
  private greeted = false;
  private givesWay = false;
  private nextId = 1;

  constructor(
    start: StartThread,
    private readonly listener: AnalystListener,
  ) {
    this.thread = startOrEnd(start, {
      message: (message) => this.receive(message as FromThread),
      ended: (error) => listener.ended(this, error),
    });
  }

  /**
   * Sends a request when it is its turn. The promise never rejects, and stays pending if the thread ends, see
   * {@link abandon}.
   */
  ask(method: string, params: unknown): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = this.nextId++;
    this.isRested = false;
    const answer = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.turns.add(id, method, () => {
      if (!this.post({ id, method, params }))
        this.resolve(id, refusal(codes.invalidParams, 'The parameters cannot be read.'));
    });
    return { id, answer };
  }

  /** Whether a request waits for its turn. */
  isWaiting(id: number): boolean {
    return this.turns.isWaiting(id);
  }

  /** Lets other requests pass one that waits for its turn. */
  defer(id: number): void {
    this.turns.defer(id);
  }

  /** Cancels a request. */
  cancel(id: number): void {
    if (this.turns.remove(id)) this.resolve(id, requestCancelled);
    else this.notify('$/cancelRequest', { id });
  }

  private resolve(id: number, answer: Answer): void {
    const resolve = this.waiting.get(id);
    this.waiting.delete(id);
    this.turns.answered(id);
    resolve?.(answer);
  }

  /** Sends a notification. One that cannot be sent is dropped and logged. */
  notify(method: string, params: unknown): void {
    if (!this.post({ method, params })) this.listener.dropped(method);
  }

  /** Answers a request of the thread. */
  respond(response: Message): void {
    if (this.post(response)) return;
    const error = { code: codes.invalidParams, message: 'The answer cannot be read.' };
    this.post({ id: response.id, error });
  }

  /**
   * @returns whether the message could be sent, which fails if it is nested too deeply, or if there is not enough
   * memory
   */
  private post(message: object): boolean {
    try {
      this.thread.post({ jsonrpc: '2.0', ...message });
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Sends the thread a state of the open texts, and has it analyzed.
   * @param prepare the requests to prepare answers for
   */
  async analyse(
    epoch: number,
    texts: ReadonlyMap<string, OpenText>,
    prepare: readonly ExpectedRequest[],
  ): Promise<'complete' | 'superseded' | Error> {
    this.job = 'analysis';
    this.hasPrepared = false;
    this.epoch = -1;
    this.analysing = epoch;
    try {
      this.bring(texts);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    const answer = await this.ask('azroute/analyse', { epoch, prepare }).answer;
    // For the handler of the error, the analyst still counts as analyzing.
    if ('error' in answer) return new Error(answer.error.message);
    this.job = undefined;
    if (!('json' in answer) || answer.json !== 'true') return 'superseded';
    this.epoch = epoch;
    return 'complete';
  }

  /** Has the thread release unneeded memory, which takes a moment. */
  async rest(): Promise<void> {
    this.job = 'rest';
    await this.ask('azroute/rest', null).answer;
    this.job = undefined;
    this.isRested = true;
  }

  /** Ends work on earlier states. */
  supersede(epoch: number): void {
    this.thread.supersede(epoch);
  }

  /** Pauses long work while another thread answers requests. */
  giveWay(isNeeded: boolean): void {
    if (isNeeded !== this.givesWay) this.thread.giveWay(isNeeded);
    this.givesWay = isNeeded;
  }

  /** Whether the thread has a document that is open in the client. */
  knows(uri: string): boolean {
    return this.texts.has(uri);
  }

  /**
   * The differences between the thread's texts and the newest ones.
   * @param needed the document whose whole newest text is needed
   */
  newer(texts: ReadonlyMap<string, OpenText>, needed?: string): NewerTexts {
    const shifts: Record<string, TextShift> = {};
    let text: string | undefined;
    for (const [uri, known] of this.texts) {
      const open = texts.get(uri);
      const replacement = open && this.replacement(uri, known, open);
      if (!replacement) continue;
      shifts[uri] = replacement.shift;
      if (uri === needed) text = replacement.text;
    }
    return { shifts, ...(text !== undefined && { text }) };
  }

  private replacement(uri: string, known: OpenText, { text }: OpenText): Replacement | undefined {
    if (text === known.text) return undefined;
    const last = this.replacements.get(uri);
    if (last?.known === known && last.newest === text) return last.by;
    const by = replacementBetween(known.text, text);
    this.replacements.set(uri, { known, newest: text, by });
    return by;
  }

  /** Ends the thread. */
  end(): void {
    this.thread.end();
  }

  /** Answers all requests that the thread will no longer answer. */
  abandon(answer: Answer = nothing): void {
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const resolve of waiting) resolve(answer);
  }

  private receive(message: FromThread): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.resolve(id as number, answerIn(message));
    } else if (method === 'textDocument/publishDiagnostics') {
      const published = params as Published;
      if (published.diagnostics.length === 0 && published.version === undefined) this.published.delete(published.uri);
      else this.published.set(published.uri, published);
      this.listener.published(this, published);
    } else if (method === 'azroute/read') {
      this.listener.read((params as { readonly files: number }).files);
    } else if (method === 'azroute/repairsAwaited') {
      this.listener.repairsAwaited();
    } else if (method === 'azroute/moreRepairs') {
      this.listener.moreRepairs(this, (params as { readonly uri: string }).uri);
    } else {
      this.listener.toClient(this, message);
    }
  }

  private bring(texts: ReadonlyMap<string, OpenText>): void {
    if (!this.greeted) this.notify('initialized', {});
    this.greeted = true;
    this.bringTexts(texts);
    for (const { method, params } of this.outbox.splice(0)) this.notify(method, params);
  }

  /** @throws Error if a text cannot be sent, because the thread would analyze a different text then */
  private bringTexts(texts: ReadonlyMap<string, OpenText>): void {
    for (const [uri, known] of [...this.texts]) {
      const open = texts.get(uri);
      if (open && open.languageId === known.languageId) continue;
      this.tell('textDocument/didClose', { textDocument: { uri } });
      this.texts.delete(uri);
      this.replacements.delete(uri);
    }
    for (const [uri, open] of texts) {
      const known = this.texts.get(uri);
      if (known && known.version === open.version && known.text === open.text) continue;
      this.texts.set(uri, open);
      const { version, languageId, text } = open;
      if (!known) this.tell('textDocument/didOpen', { textDocument: { uri, version, languageId, text } });
      else
        this.tell('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [change(known, open)],
        });
    }
  }

  private tell(method: string, params: unknown): void {
    if (!this.post({ method, params })) throw new Error(`${method} could not be sent to a thread.`);
  }
}

function answerIn({ error, bytes, json }: FromThread): Answer {
  if (error) return { error };
  return bytes ? { bytes } : { json: json ?? 'null' };
}

/** The change that turns one text into another. */
function change({ text: before }: OpenText, { text: after }: OpenText) {
  const start = { line: 0, character: 0 };
  const replacement = replacementBetween(before, after);
  if (!replacement) return { range: { start, end: start }, text: '' };
  const { shift, text } = replacement;
  return { range: { start: shift.start, end: shift.oldEnd }, text };
}
