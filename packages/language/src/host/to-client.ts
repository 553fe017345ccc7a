import type { Answer } from './messages.js';
import type { Published } from './shown-diagnostics.js';

/** A message for the client. */
export interface Outgoing {
  /** The message as JSON, in consecutive parts. */
  readonly parts: readonly (string | Uint8Array)[];
  /** Its subject: of unsent messages with the same subject, only the last one counts. */
  readonly about?: string;
}

/** Sends messages of the host to its client. */
export class ToClient {
  constructor(private readonly client: { send(message: Outgoing): void }) {}

  /** Answers a request. */
  answer(id: number | string | null, answer: Answer): void {
    const head = `{"jsonrpc":"2.0","id":${JSON.stringify(id)}`;
    if ('bytes' in answer) this.client.send({ parts: [`${head},"result":`, ...answer.bytes, '}'] });
    else if ('json' in answer) this.client.send({ parts: [`${head},"result":${answer.json}}`] });
    else this.client.send({ parts: [`${head},"error":${JSON.stringify(answer.error)}}`] });
  }

  /** Shows diagnostics. */
  publish(published: Published): void {
    const parts = [JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params: published })];
    this.client.send({ parts, about: published.uri });
  }

  /** Writes an error to the client's log. */
  log(message: string): void {
    this.send(JSON.stringify({ jsonrpc: '2.0', method: 'window/logMessage', params: { type: 1, message } }));
  }

  /** Sends another message, which is already JSON. */
  send(json: string): void {
    this.client.send({ parts: [json] });
  }
}
