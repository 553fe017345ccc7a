import { AbstractMessageWriter, Message, type MessageWriter } from 'vscode-languageserver';

/** A result that is JSON already. */
export class JsonResult {
  constructor(readonly json: string) {}

  /** Whoever writes it as he does others takes it apart again. */
  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

/** Posts the results of requests as JSON, so that whoever passes them on need not take them apart. */
export class JsonResultWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly post: (message: object) => void) {
    super();
  }

  async write(message: Message): Promise<void> {
    if (Message.isResponse(message) && message.error === undefined) {
      this.post({ id: message.id, json: jsonOf(message.result) });
    } else {
      this.post(message);
    }
  }

  end(): void {}
}

function jsonOf(result: unknown): string {
  return result instanceof JsonResult ? result.json : (JSON.stringify(result ?? null) ?? 'null');
}
