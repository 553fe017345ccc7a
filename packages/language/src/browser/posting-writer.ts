import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver';
import { JsonResult } from '../lsp/json-result-writer.js';
import type { WorkerScope } from './worker-scope.js';

/** Posts messages to the editor. */
export class PostingWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly scope: Pick<WorkerScope, 'postMessage'>) {
    super();
  }

  async write(message: Message): Promise<void> {
    const { result } = message as { readonly result?: unknown };
    this.scope.postMessage(result instanceof JsonResult ? { ...message, result: result.toJSON() } : message);
  }

  end(): void {}
}
