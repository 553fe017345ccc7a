/** A message of JSON-RPC 2.0. */
interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What stops a request that nobody waits for anymore. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): unknown;
}

/** The language server in its worker: the same file as in VS Code for the Web. */
export class Server {
  private readonly worker: Worker;
  private readonly open = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  private readonly listeners = new Map<string, (params: never) => void>();
  private last = 0;

  /** @param failed called if the worker cannot run, or has ended */
  constructor(script: URL, failed: (why: string) => void) {
    this.worker = new Worker(script);
    this.worker.onmessage = ({ data }: MessageEvent<Message>) => this.receive(data);
    this.worker.onerror = ({ message }) => failed(message);
  }

  /** Sends a request. @throws Error if it is refused or cancelled */
  request<T>(method: string, params: unknown, token?: Cancellation): Promise<T> {
    const id = ++this.last;
    this.send({ id, method, params });
    token?.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
    return new Promise((resolve, reject) =>
      this.open.set(id, { resolve: resolve as (result: unknown) => void, reject }),
    );
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** Hears of notifications. */
  on<T>(method: string, listener: (params: T) => void): void {
    this.listeners.set(method, listener);
  }

  private send(message: Omit<Message, 'jsonrpc'>): void {
    this.worker.postMessage({ jsonrpc: '2.0', ...message });
  }

  private receive({ id, method, params, result, error }: Message): void {
    if (method !== undefined) {
      // The server asks for its configuration and registers what it can do; a page has none and needs neither.
      if (id !== undefined) this.send({ id, result: method === 'workspace/configuration' ? [null] : null } as Message);
      else this.listeners.get(method)?.(params as never);
      return;
    }
    const waiting = this.open.get(id as number);
    this.open.delete(id as number);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}
