import {
  AbstractMessageReader,
  type DataCallback,
  Emitter,
  type Message,
  type MessageReader,
} from 'vscode-languageserver';

/** A reader that is given its messages. Those that arrive before somebody listens are kept. */
export class MessageEvents extends AbstractMessageReader implements MessageReader {
  private readonly messages = new Emitter<Message>();
  private early: Message[] | undefined = [];

  /** Gives a message of the other side to whoever listens. */
  take(message: unknown): void {
    if (this.early) this.early.push(message as Message);
    else this.messages.fire(message as Message);
  }

  listen(callback: DataCallback): { dispose(): void } {
    const listening = this.messages.event(callback);
    const early = this.early ?? [];
    this.early = undefined;
    for (const message of early) this.messages.fire(message);
    return listening;
  }
}
