import { AbstractMessageWriter, Message, type MessageWriter } from 'vscode-languageserver';

/** A result that is already JSON, in parts of bytes. */
export class JsonResult {
  constructor(readonly parts: readonly Uint8Array[]) {}

  /** Other writers parse it again. */
  toJSON(): unknown {
    const decoder = new TextDecoder();
    return JSON.parse(this.parts.map((part) => decoder.decode(part)).join(''));
  }
}

/** Posts the results of requests as JSON, so that the receiver can pass them on without parsing them. */
export class JsonResultWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly post: (message: object) => void) {
    super();
  }

  async write(message: Message): Promise<void> {
    if (!Message.isResponse(message) || message.error !== undefined) this.post(message);
    else this.post({ id: message.id, ...written(message.result) });
  }

  end(): void {}
}

function written(result: unknown): { readonly bytes: readonly Uint8Array[] } | { readonly json: string } {
  if (result instanceof JsonResult) return { bytes: result.parts };
  return { json: JSON.stringify(result ?? null) ?? 'null' };
}
