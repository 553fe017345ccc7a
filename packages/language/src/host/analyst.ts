import type { Wish } from '../lsp/prepared-answers.js';
import type { NewerTexts } from '../lsp/text-context.js';
import { type Replacement, replacementBetween, type TextShift } from '../lsp/text-shift.js';
import { type Answer, codes, type Message, nothing } from './messages.js';
import type { OpenText } from './open-texts.js';
import type { Published } from './shown-diagnostics.js';
import { type AnalysisThread, type StartThread, startOrEnd } from './thread.js';

/** A notification that is due. */
export interface Notification {
  readonly method: string;
  readonly params: unknown;
}

/** What an analyst reports to the host. */
export interface AnalystListener {
  published(analyst: Analyst, published: Published): void;
  /** A request or notification to the client. */
  toClient(analyst: Analyst, message: Message): void;
  ended(analyst: Analyst, error: Error | undefined): void;
  /** A notification could not be passed on to the thread. */
  dropped(method: string): void;
}

/** What a thread says: a message, whose result is JSON already if it has one. */
type FromThread = Message & { readonly json?: string; readonly bytes?: readonly Uint8Array[] };

/** A thread with what the host knows of it. */
export class Analyst {
  /** The state that it has analysed to its end, as the host counts states; -1 if there is none. */
  epoch = -1;
  /** The state that it has analysed last, or is analysing. */
  analysing = -1;
  /** What it is busy with. Requests that only read do not count. */
  job: 'greeting' | 'analysis' | 'request' | 'rest' | undefined = 'greeting';
  /** Requests that read and that it has not answered, and those among them that are about whole documents. */
  reading = 0;
  readingWhole = 0;
  /** Whether it has given back the memory that it does not need, and done nothing since. */
  isRested = false;
  /** What it has published, by document URI. */
  readonly published = new Map<string, Published>();
  /** Notifications that it gets with its next analysis. */
  readonly outbox: Notification[] = [];
  private readonly texts = new Map<string, OpenText>();
  /** The last answers to how a text differs from its newest state, since several requests come with each change. */
  private readonly replacements = new Map<string, { known: OpenText; newest: string; by: Replacement | undefined }>();
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly thread: AnalysisThread;
  private greeted = false;
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

  /** Asks; the promise never rejects. It stays open if the thread ends, see {@link abandon}. */
  ask(method: string, params: unknown): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = this.nextId++;
    this.isRested = false;
    const answer = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    if (!this.post({ id, method, params })) {
      this.waiting.get(id)?.({ error: { code: codes.invalidParams, message: 'The parameters cannot be read.' } });
      this.waiting.delete(id);
    }
    return { id, answer };
  }

  /** Sends a notification. One that cannot be passed on is dropped, and told of in the log. */
  notify(method: string, params: unknown): void {
    if (!this.post({ method, params })) this.listener.dropped(method);
  }

  /** Answers a request of the thread. */
  respond(response: Message): void {
    if (this.post(response)) return;
    const error = { code: codes.invalidParams, message: 'The answer cannot be read.' };
    this.post({ id: response.id, error });
  }

  /** @returns whether the message could be passed on: what is nested too deeply cannot, nor what there is no memory for */
  private post(message: object): boolean {
    try {
      this.thread.post({ jsonrpc: '2.0', ...message });
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Brings the thread to this state of the open texts, and has it analysed.
   * @param prepare answers that will be asked for
   */
  async analyse(
    epoch: number,
    texts: ReadonlyMap<string, OpenText>,
    prepare: readonly Wish[],
  ): Promise<'complete' | 'superseded' | Error> {
    this.job = 'analysis';
    this.epoch = -1;
    this.analysing = epoch;
    try {
      this.bring(texts);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    const answer = await this.ask('azroute/analyse', { epoch, prepare }).answer;
    // It counts as busy with the analysis for whoever is told of the error.
    if ('error' in answer) return new Error(answer.error.message);
    this.job = undefined;
    if (!('json' in answer) || answer.json !== 'true') return 'superseded';
    this.epoch = epoch;
    return 'complete';
  }

  /** Has the thread give back the memory that it does not need, which takes a moment. */
  async rest(): Promise<void> {
    this.job = 'rest';
    await this.ask('azroute/rest', null).answer;
    this.job = undefined;
    this.isRested = true;
  }

  /** Ends work on states before this one. */
  supersede(epoch: number): void {
    this.thread.supersede(epoch);
  }

  /** Whether it knows a document that is open in the client. */
  knows(uri: string): boolean {
    return this.texts.has(uri);
  }

  /**
   * How the texts that it knows differ from the newest ones.
   * @param needed the text of which the newest state is needed as a whole
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

  /** Answers all that the thread will not answer any more. */
  abandon(answer: Answer = nothing): void {
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const resolve of waiting) resolve(answer);
  }

  private receive(message: FromThread): void {
    const { id, method, params } = message;
    if (method === undefined) {
      const resolve = this.waiting.get(id as number);
      this.waiting.delete(id as number);
      resolve?.(answerIn(message));
    } else if (method === 'textDocument/publishDiagnostics') {
      const published = params as Published;
      if (published.diagnostics.length === 0 && published.version === undefined) this.published.delete(published.uri);
      else this.published.set(published.uri, published);
      this.listener.published(this, published);
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

  /** @throws Error if a text cannot be passed on, since what is analysed then would be another one */
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
    if (!this.post({ method, params })) throw new Error(`${method} could not be passed on.`);
  }
}

function answerIn({ error, bytes, json }: FromThread): Answer {
  if (error) return { error };
  return bytes ? { bytes } : { json: json ?? 'null' };
}

/** The one change that makes a text from another. */
function change({ text: before }: OpenText, { text: after }: OpenText) {
  const start = { line: 0, character: 0 };
  const replacement = replacementBetween(before, after);
  if (!replacement) return { range: { start, end: start }, text: '' };
  const { shift, text } = replacement;
  return { range: { start: shift.start, end: shift.oldEnd }, text };
}
