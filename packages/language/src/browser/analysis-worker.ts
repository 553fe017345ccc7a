import { JsonResultWriter } from '../lsp/json-result-writer.js';
import { startServer } from '../lsp/server.js';
import { ClientFileSystem } from '../workspace/client-file-system.js';
import { describeError } from '../workspace/escapes.js';
import type { Connect } from './connect.js';
import { MessageEvents } from './message-events.js';
import type { ToHost, ToThread } from './thread-protocol.js';
import type { WorkerScope } from './worker-scope.js';

/** Serves the host that started this worker, until the host ends it. */
export function runAnalysisWorker(scope: WorkerScope, connect: Connect): void {
  let wanted: Int32Array = new Int32Array(1);
  const reader = new MessageEvents();
  const tell = (message: ToHost) => scope.postMessage(message);
  scope.onmessage = ({ data }) => {
    const message = data as ToThread | { readonly jsonrpc: string };
    if ('jsonrpc' in message) reader.take(message);
    else if ('superseded' in message) wanted[0] = message.superseded;
    else wanted = message.wanted ?? wanted;
  };
  // As in Node, the thread counts as failed; uncaught errors reach the host without this.
  scope.addEventListener('unhandledrejection', ({ reason }) => tell({ failed: describeError(reason) }));
  const connection = connect(reader, new JsonResultWriter((message) => scope.postMessage(message)));
  startServer(
    connection,
    { fileSystemProvider: () => new ClientFileSystem(connection) },
    // Browsers collect garbage by themselves.
    { isSuperseded: (epoch) => Atomics.load(wanted, 0) > epoch, rest: () => undefined },
  );
  tell({ ready: true });
}
