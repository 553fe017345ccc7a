import type { Position } from 'vscode-languageserver-types';
import type { Client } from '../client.js';
import { LanguageServerHost } from '../host.js';
import type { Message, ResponseFailure } from '../messages.js';
import type { Published } from '../shown-diagnostics.js';
import { defaultTimes, type Times } from '../times.js';
import { type InProcessThread, inProcess } from './in-process-thread.js';

interface Surroundings extends Times, Pick<Client, 'isFile'> {}

/** A client of a host whose threads run in the thread of the test. */
export class HostClient {
  /** All published diagnostics, in order. */
  readonly published: Published[] = [];
  /** The lines of the log. */
  readonly log: string[] = [];
  exitCode: number | undefined;
  /** How often the process was told that nothing happens and all threads have released memory. */
  rests = 0;
  readonly threads: readonly InProcessThread[];
  private readonly host: LanguageServerHost;
  private readonly waiting = new Map<number, { resolve(value: never): void; reject(error: ResponseFailure): void }>();
  private readonly versions = new Map<string, number>();
  private nextId = 1;

  private constructor(
    prepare: ((thread: InProcessThread, index: number) => void) | undefined,
    { isFile, ...times }: Surroundings,
  ) {
    const { threads, start } = inProcess(prepare);
    this.threads = threads;
    this.host = new LanguageServerHost(
      {
        send: ({ parts }) =>
          this.take(JSON.parse(Buffer.concat(parts.map((part) => Buffer.from(part))).toString()) as Message),
        exit: (code) => {
          this.exitCode = code;
        },
        rested: () => {
          this.rests++;
        },
        ...(isFile && { isFile }),
      },
      start,
      times,
    );
  }

  /** Starts and initializes a host. */
  static async start(
    prepare?: (thread: InProcessThread, index: number) => void,
    surroundings: Partial<Surroundings> = {},
  ): Promise<HostClient> {
    const client = new HostClient(prepare, { ...defaultTimes, ...surroundings });
    await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    client.notify('initialized', {});
    return client;
  }

  /** Sends a request; rejects with the error of the protocol. */
  request<T>(method: string, params: unknown): Promise<T> {
    return this.ask<T>(method, params).answer;
  }

  /** Sends a request, and also returns its id. */
  ask<T>(method: string, params: unknown): { readonly id: number; readonly answer: Promise<T> } {
    const id = this.nextId++;
    const answer = new Promise<T>((resolve, reject) => this.waiting.set(id, { resolve, reject } as never));
    this.host.receive({ id, method, params });
    return { id, answer };
  }

  notify(method: string, params: unknown): void {
    this.host.receive({ method, params });
  }

  open(uri: string, text: string): void {
    this.versions.set(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: 1, text } });
  }

  change(uri: string, text: string): number {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    return version;
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Sends a request for a position. */
  at<T>(method: string, uri: string, position: Position): Promise<T> {
    return this.request<T>(`textDocument/${method}`, { textDocument: { uri }, position });
  }

  async settled(): Promise<void> {
    await this.request('azroute/settled', null);
  }

  /** The diagnostics of a document that were published last. */
  shown(uri: string): Published | undefined {
    return this.published.filter((one) => one.uri === uri).at(-1);
  }

  codes(uri: string): string[] {
    const diagnostics = (this.shown(uri)?.diagnostics ?? []) as { readonly code?: string }[];
    return diagnostics.map(({ code }) => code ?? '');
  }

  stop(): void {
    this.host.dispose();
  }

  private take({ id, method, params, result, error }: Message): void {
    if (method === 'textDocument/publishDiagnostics') this.published.push(params as Published);
    else if (method === 'window/logMessage') this.log.push((params as { message: string }).message);
    else if (method !== undefined && id !== undefined) this.host.receive({ id, result: null });
    else if (method === undefined) {
      const waiting = this.waiting.get(id as number);
      this.waiting.delete(id as number);
      if (error) waiting?.reject(error);
      else waiting?.resolve(result as never);
    }
  }
}
