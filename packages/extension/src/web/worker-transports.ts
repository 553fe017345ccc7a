import { serverEnded } from '@azroute/language/protocol';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  Emitter,
  type Message,
  type MessageReader,
  type MessageTransports,
  type MessageWriter,
} from 'vscode-languageclient';

/** The part of a Web Worker that is used; the types of the DOM would clash with those of Node. */
export interface Worker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

declare const Worker: new (script: string) => Worker;

/** Starts a worker with a script of the extension. */
export function newWorker(script: string): Worker {
  return new Worker(script);
}

/** How long a server may take to end itself, in milliseconds. */
const terminateAfter = 1_000;

/** Starts a server in a worker. It ends, at the latest, when its client lets go of the connection. */
export function workerTransports(script: string): MessageTransports {
  const worker = newWorker(script);
  return { reader: new WorkerReader(worker), writer: new WorkerWriter(worker) };
}

class WorkerReader extends AbstractMessageReader implements MessageReader {
  private readonly messages = new Emitter<Message>();

  constructor(private readonly worker: Worker) {
    super();
    worker.onmessage = ({ data }) => {
      if ((data as Partial<typeof serverEnded>).azroute === serverEnded.azroute) this.end();
      else this.messages.fire(data as Message);
    };
    // A worker goes on after an error, but nobody knows in which state.
    worker.onerror = ({ message }) => {
      this.fireError(new Error(message ?? 'The language server could not be loaded.'));
      this.end();
    };
  }

  listen(callback: DataCallback): { dispose(): void } {
    return this.messages.event(callback);
  }

  override dispose(): void {
    super.dispose();
    setTimeout(() => this.worker.terminate(), terminateAfter);
  }

  private end(): void {
    this.worker.terminate();
    this.fireClose();
  }
}

class WorkerWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly worker: Worker) {
    super();
  }

  async write(message: Message): Promise<void> {
    // Parameters may contain objects of VS Code, such as positions, which are themselves only as JSON.
    this.worker.postMessage(JSON.parse(JSON.stringify(message)));
  }

  end(): void {}
}
