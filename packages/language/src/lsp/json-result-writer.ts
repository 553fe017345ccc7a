import { AbstractMessageWriter, Message, type MessageWriter } from 'vscode-languageserver';

/** A result that is JSON already. */
export class JsonResult {
  constructor(readonly json: string) {}

  /** Whoever writes it as he does others takes it apart again. */
  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

/** Results with more characters than this are posted as bytes. */
const longResult = 32_768;

/** What is posted of a message, with the memory that goes with it. */
export type Post = (message: object, transferred: ArrayBuffer[]) => void;

/**
 * Posts the results of requests as JSON, so that whoever passes them on need not take them apart. Long ones go as bytes,
 * which need not be copied from thread to thread, nor be made by who passes them on.
 */
export class JsonResultWriter extends AbstractMessageWriter implements MessageWriter {
  private readonly encoder = new TextEncoder();

  constructor(private readonly post: Post) {
    super();
  }

  async write(message: Message): Promise<void> {
    if (!Message.isResponse(message) || message.error !== undefined) {
      this.post(message, []);
      return;
    }
    const { id } = message;
    const json = jsonOf(message.result);
    if (json.length <= longResult) {
      this.post({ id, json }, []);
    } else {
      const bytes = this.encoder.encode(json);
      this.post({ id, bytes }, [bytes.buffer as ArrayBuffer]);
    }
  }

  end(): void {}
}

function jsonOf(result: unknown): string {
  return result instanceof JsonResult ? result.json : (JSON.stringify(result ?? null) ?? 'null');
}
