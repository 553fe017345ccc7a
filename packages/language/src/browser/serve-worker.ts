import { LanguageServerHost } from '../host/host.js';
import type { Message } from '../host/messages.js';
import { timesFor } from '../host/times.js';
import type { Outgoing } from '../host/to-client.js';
import { startServer } from '../lsp/server.js';
import { serverEnded } from '../protocol.js';
import { ClientFileSystem } from '../workspace/client-file-system.js';
import { runAnalysisWorker } from './analysis-worker.js';
import type { Connect } from './connect.js';
import { MessageEvents } from './message-events.js';
import { PostingWriter } from './posting-writer.js';
import { analysisName } from './thread-protocol.js';
import type { WorkerScope } from './worker-scope.js';
import { workerThreads } from './worker-threads.js';

/**
 * Runs the language server in a worker, for the editor that started it. As on a desktop, the work is done in two threads,
 * which are workers of this one. A browser that does not allow that gets the same server in this worker alone: then a
 * request waits while a text is analyzed.
 * @param scope the global scope of the worker
 * @param connect makes a connection for the services
 * @param longestStart how long a worker of this one may take to be ready, in milliseconds
 */
export async function serveWorker(scope: WorkerScope, connect: Connect, longestStart = 10_000): Promise<void> {
  if (scope.name.includes(analysisName)) {
    runAnalysisWorker(scope, connect);
    return;
  }
  const early: unknown[] = [];
  scope.onmessage = ({ data }) => early.push(data);
  const startThread = await workerThreads(scope, longestStart);
  const take = startThread ? hostTaking(scope, startThread) : serverTaking(scope, connect);
  for (const message of early) take(message);
  scope.onmessage = ({ data }) => take(data);
}

type Take = (message: unknown) => void;

/** Serves with threads. */
function hostTaking(scope: WorkerScope, startThread: NonNullable<Awaited<ReturnType<typeof workerThreads>>>): Take {
  const host = new LanguageServerHost(
    {
      send: (message) => scope.postMessage(JSON.parse(textOf(message))),
      exit: () => end(scope),
    },
    startThread,
    timesFor(scope.navigator?.hardwareConcurrency),
  );
  return (message) => host.receive(message as Message);
}

/** Serves without threads. */
function serverTaking(scope: WorkerScope, connect: Connect): Take {
  const reader = new MessageEvents();
  const connection = connect(reader, new PostingWriter(scope));
  startServer(connection, { fileSystemProvider: () => new ClientFileSystem(connection) });
  connection.console.warn(
    'This browser does not let workers start other workers, so requests wait while a text is analyzed.',
  );
  return (message) => {
    if ((message as Message).method === 'exit') end(scope);
    else reader.take(message);
  };
}

function end(scope: WorkerScope): void {
  scope.postMessage(serverEnded);
  scope.close();
}

function textOf({ parts }: Outgoing): string {
  const decoder = new TextDecoder();
  // A buffer that workers share cannot be decoded in place.
  return parts.map((part) => (typeof part === 'string' ? part : decoder.decode(part.slice()))).join('');
}
