import { createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { serveWorker as serveWith } from './browser/serve-worker.js';
import type { WorkerScope } from './browser/worker-scope.js';

/**
 * Runs the language server in a worker, for the editor that started it.
 * @param scope the global scope of the worker
 */
export function serveWorker(scope: WorkerScope): Promise<void> {
  return serveWith(scope, (reader, writer) => createConnection(ProposedFeatures.all, reader, writer));
}
