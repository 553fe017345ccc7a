import { canonicalUri } from './canonical-uri.ts';
import { frame, MessageReader } from './framing.ts';
import type { Message, Published, ResponseError } from './messages.ts';
import { ResponseWatch } from './response-watch.ts';
import type { ServerProcess } from './server-process.ts';

/** The outcome of a request. */
export type Answer =
  | { readonly is: 'result'; readonly result: unknown; readonly ms: number }
  | { readonly is: 'error'; readonly error: ResponseError; readonly ms: number }
  /** The server is stuck or computes forever. */
  | { readonly is: 'silence'; readonly ms: number }
  /** The server ended before it answered. */
  | { readonly is: 'gone'; readonly ms: number };

/** The client's handlers for messages that the server initiates. */
export interface ClientHandlers {
  /** Answers a request of the server. */
  answer(method: string, params: unknown): unknown;
  /** Handles a notification from the server. */
  notice(method: string, params: unknown): void;
}

/** How a request is made. */
export interface RequestOptions {
  /** When the request is canceled, in milliseconds after it was sent; 0 means together with it. */
  readonly cancelAfter?: number;
}

interface Pending {
  readonly sent: number;
  settle(answer: Answer): void;
}

/** A client of a language server at the message level. It records what the server shows. */
export class Client {
  readonly process: ServerProcess;
  /** What is shown, by canonical URI. */
  readonly shown = new Map<string, Published>();
  /** When the last message came. */
  lastMessage = performance.now();
  private readonly handlers: ClientHandlers;
  private readonly pending = new Map<number, Pending>();
  private readonly reader: MessageReader;
  private readonly responseWatch: ResponseWatch;
  private nextId = 1;

  constructor(process: ServerProcess, handlers: ClientHandlers, reader = new MessageReader()) {
    this.process = process;
    this.handlers = handlers;
    this.reader = reader;
    this.responseWatch = new ResponseWatch(process, {
      waitingSince: () => this.pending.values().next().value?.sent,
      giveUp: () => this.giveUp('silence'),
    });
    process.child.stdout?.on('data', (chunk: Buffer) => {
      // The time to parse an answer of megabytes does not count for the server.
      this.lastMessage = performance.now();
      this.responseWatch.received();
      this.take(chunk);
    });
    process.onEnd(() => this.giveUp('gone'));
  }

  /** How many requests are not answered yet. */
  get unanswered(): number {
    return this.pending.size;
  }

  /** Sends a notification. */
  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** A document was closed: if nothing is shown for it, the version for which it was is forgotten. */
  closed(uri: string): void {
    const key = canonicalUri(uri);
    if (this.shown.get(key)?.diagnostics.length === 0) this.shown.delete(key);
  }

  /** Sends a request. Never rejects. */
  request(method: string, params: unknown, options: RequestOptions = {}): Promise<Answer> {
    const { cancelAfter } = options;
    const id = this.nextId++;
    const sent = performance.now();
    return new Promise((resolve) => {
      if (this.process.ended !== undefined) {
        resolve({ is: 'gone', ms: 0 });
        return;
      }
      let timer: NodeJS.Timeout | undefined;
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        if (!this.pending.delete(id)) return;
        if (this.pending.size === 0) this.responseWatch.stop();
        resolve(answer);
      };
      this.pending.set(id, { sent, settle });
      this.responseWatch.watch();
      this.send({ id, method, params });
      const cancel = () => this.notify('$/cancelRequest', { id });
      if (cancelAfter === 0) cancel();
      else if (cancelAfter !== undefined) timer = setTimeout(cancel, cancelAfter);
    });
  }

  private take(chunk: Buffer): void {
    let messages: readonly Message[] = [];
    try {
      messages = this.reader.take(chunk);
    } catch (error) {
      this.process.kill(`wrote what is no message: ${String(error)}`);
    }
    for (const message of messages) this.receive(message);
  }

  private giveUp(is: 'silence' | 'gone'): void {
    for (const { settle, sent } of [...this.pending.values()]) settle({ is, ms: performance.now() - sent });
  }

  private send(message: Message): void {
    this.process.child.stdin?.write(frame(message));
  }

  private receive(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.settle(message);
    } else if (id === undefined || id === null) {
      if (method === 'textDocument/publishDiagnostics') {
        const published = params as Published;
        this.shown.set(canonicalUri(published.uri), published);
      }
      this.handlers.notice(method, params);
    } else {
      this.send({ id, result: this.handlers.answer(method, params) ?? null });
    }
  }

  private settle({ id, result, error }: Message): void {
    const pending = this.pending.get(Number(id));
    const ms = pending ? this.lastMessage - pending.sent : 0;
    pending?.settle(error ? { is: 'error', error, ms } : { is: 'result', result, ms });
  }
}
