import { EmptyFileSystem } from 'langium';
import {
  AbstractMessageReader,
  createConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
} from 'vscode-languageserver/node';
import { JsonResultWriter } from '../../lsp/json-result-writer.js';
import { startServer } from '../../lsp/server.js';
import type { AzrouteServices } from '../../services.js';
import type { AnalysisThread, StartThread, ThreadListener } from '../thread.js';

class PostedMessages extends AbstractMessageReader implements MessageReader {
  private callback: DataCallback | undefined;
  private readonly early: Message[] = [];

  listen(callback: DataCallback): Disposable {
    this.callback = callback;
    for (const message of this.early.splice(0)) callback(message);
    return { dispose: () => undefined };
  }

  take(message: Message): void {
    if (this.callback) this.callback(message);
    else this.early.push(message);
  }
}

/** A fake analysis thread that runs in the thread of the test, which can access its services. */
export class InProcessThread implements AnalysisThread {
  readonly services: AzrouteServices;
  /** The number of requests to release memory. */
  rests = 0;
  /** Whether it was told to give way, or no longer to do so, each time. */
  readonly ways: boolean[] = [];
  private readonly messages = new PostedMessages();
  private wanted = 0;
  private isEnded = false;

  constructor(private readonly listener: ThreadListener) {
    const writer = new JsonResultWriter((message) => {
      if (!this.isEnded) listener.message(structuredClone(message));
    });
    this.services = startServer(createConnection(this.messages, writer), EmptyFileSystem, {
      isSuperseded: (epoch) => this.wanted > epoch,
      rest: () => {
        this.rests++;
      },
    });
  }

  post(message: object): void {
    if (!this.isEnded) this.messages.take(structuredClone(message) as Message);
  }

  supersede(epoch: number): void {
    this.wanted = epoch;
  }

  giveWay(isNeeded: boolean): void {
    this.ways.push(isNeeded);
  }

  end(): void {
    this.isEnded = true;
  }

  /** Sends a message to the host. */
  say(message: object): void {
    this.listener.message(message);
  }

  /** Ends like a thread that runs out of memory. */
  die(message: string): void {
    this.isEnded = true;
    this.listener.ended(new Error(message));
  }
}

/** Starts threads in this one, and keeps them in the order of their start. */
export function inProcess(prepare: (thread: InProcessThread, index: number) => void = () => undefined) {
  const threads: InProcessThread[] = [];
  const start: StartThread = (listener) => {
    const thread = new InProcessThread(listener);
    prepare(thread, threads.length);
    threads.push(thread);
    return thread;
  };
  return { threads, start };
}
