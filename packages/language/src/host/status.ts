import { type ServerStatus, statusNotification } from '../protocol.js';
import type { Published } from './shown-diagnostics.js';

/** Errors and warnings are the first two severities of the protocol. */
const [error, warning] = [1, 2];

/** Tells a client that wants to know whether the server analyzes, is ready, or has failed. */
export class Status {
  private wanted = false;
  private since: number | undefined;
  private files = 0;

  constructor(
    private readonly send: (json: string) => void,
    private readonly now: () => number,
  ) {}

  /** Takes over what the client wants from the params of `initialize`, which may be anything. */
  take(params: object): void {
    const { initializationOptions } = params as { initializationOptions?: { readonly status?: unknown } | null };
    this.wanted = initializationOptions?.status === true;
  }

  /** The number of files that the last analysis has read. */
  read(files: number): void {
    this.files = files;
  }

  /** Something has changed, which is analyzed from now on. */
  changed(): void {
    const isNew = this.since === undefined;
    this.since = this.now();
    if (isNew) this.tell({ state: 'analyzing' });
  }

  /** Everything is analyzed. */
  analysed(published: Iterable<Published>): void {
    if (this.since === undefined) return;
    const milliseconds = Math.round(this.now() - this.since);
    this.since = undefined;
    const found = [...published].flatMap(({ diagnostics }) => diagnostics as readonly { readonly severity?: number }[]);
    const count = (wanted: number) => found.filter(({ severity }) => severity === wanted).length;
    this.tell({ state: 'ready', milliseconds, files: this.files, errors: count(error), warnings: count(warning) });
  }

  /** The analysis is given up until something changes. */
  failed(): void {
    this.since = undefined;
    this.tell({ state: 'failed' });
  }

  private tell(params: ServerStatus): void {
    if (this.wanted) this.send(JSON.stringify({ jsonrpc: '2.0', method: statusNotification, params }));
  }
}
