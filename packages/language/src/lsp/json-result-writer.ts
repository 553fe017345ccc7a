import { AbstractMessageWriter, Message, type MessageWriter } from 'vscode-languageserver';

/** Posts the results of requests as JSON, so that whoever passes them on need not take them apart. */
export class JsonResultWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly post: (message: object) => void) {
    super();
  }

  async write(message: Message): Promise<void> {
    if (Message.isResponse(message) && message.error === undefined) {
      this.post({ id: message.id, json: JSON.stringify(message.result ?? null) ?? 'null' });
    } else {
      this.post(message);
    }
  }

  end(): void {}
}
