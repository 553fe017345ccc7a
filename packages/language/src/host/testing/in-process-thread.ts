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

/** An analysis thread that is none: it runs in the thread of the test, where its services can be got at. */
export class InProcessThread implements AnalysisThread {
  readonly services: AzrouteServices;
  /** How often it was told to give back memory. */
  rests = 0;
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

  end(): void {
    this.isEnded = true;
  }

  /** Says something to the host by itself. */
  say(message: object): void {
    this.listener.message(message);
  }

  /** Ends as a thread does whose memory is at its end. */
  die(message: string): void {
    this.isEnded = true;
    this.listener.ended(new Error(message));
  }
}

/** Starts threads in this one, and keeps them in the order in which they were started. */
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
