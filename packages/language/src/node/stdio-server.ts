import { type Message as JsonRpcMessage, StreamMessageReader } from 'vscode-languageserver/node';
import { LanguageServerHost } from '../host/host.js';
import type { Message } from '../host/messages.js';
import { workerThreads } from './worker-thread.js';

/** How often it is looked whether the client is still there, in milliseconds. */
const watchInterval = 3000;

/**
 * Serves an editor over standard input and output until it goes away. The work is done in threads.
 * @param script the file that runs `runAnalysisThread` in a thread; mostly the one that calls this
 */
export function startStdioServer(script: string | URL): void {
  const log = (text: string) => void process.stderr.write(text);
  const host = new LanguageServerHost(
    {
      send: (json) => void process.stdout.write(`Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`),
      exit: (code) => process.exit(code),
    },
    workerThreads(script, log),
  );
  const end = () => {
    host.dispose();
    process.exit(1);
  };
  const reader = new StreamMessageReader(process.stdin);
  reader.onError((error) => {
    log(`${error.message}\n`);
    // After a head that is none, nobody knows where the next message begins: the client starts another server.
    if (/header|Content-Length/i.test(error.message)) end();
  });
  process.stderr.on('error', () => undefined);
  reader.onClose(end);
  // Without somebody who reads there is nothing left to do.
  process.stdout.on('error', end);
  process.on('uncaughtException', (error) => log(`${error.stack ?? error}\n`));
  process.on('unhandledRejection', (reason) => log(`${reason instanceof Error ? reason.stack : reason}\n`));
  reader.listen((message: JsonRpcMessage) => {
    const received = message as Message;
    if (received.method === 'initialize')
      watch((received.params as { processId?: unknown } | undefined)?.processId, end);
    host.receive(received);
  });
}

/** Ends with the process of the client, which may be killed without a word. */
function watch(processId: unknown, end: () => void): void {
  if (typeof processId !== 'number') return;
  setInterval(() => {
    try {
      process.kill(processId, 0);
    } catch (error) {
      // A process of another user may not be asked, but it is there.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') end();
    }
  }, watchInterval).unref();
}
