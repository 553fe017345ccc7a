import type { Readable, Writable } from 'node:stream';
import { LanguageServerHost } from '../host/host.js';
import type { StartThread } from '../host/thread.js';
import { defaultTimes, type Times } from '../host/times.js';
import { FramedMessages } from './framed-messages.js';
import { OutputQueue } from './output-queue.js';

/** What a server is connected to. */
export interface Surroundings {
  readonly input: Readable;
  readonly output: Writable;
  /** Writes a line outside the protocol. */
  log(text: string): void;
  /** Ends the process. */
  exit(code: number): void;
  /** Whether there is a file on disk. */
  isFile?(uri: string): Promise<boolean>;
  /** Calls back when the client's process has ended. */
  watchClient?(processId: unknown, gone: () => void): void;
  /** Releases unneeded memory; called when nothing has happened for a while. */
  releaseMemory?(): void;
}

/** How long the client can take to read the last messages before the process ends, in milliseconds. */
const exitAfter = 2000;

/** Serves a client over two streams until it disconnects. */
export function serveStreams(surroundings: Surroundings, startThread: StartThread, times: Times = defaultTimes): void {
  const { input, output, log } = surroundings;
  let isEnding = false;
  // No more requests are read from a client that does not read its answers.
  const queue = new OutputQueue(output, (isFull) => (isFull ? input.pause() : input.resume()));
  const end = (code: number) => {
    if (isEnding) return;
    isEnding = true;
    const timer = setTimeout(() => surroundings.exit(code), exitAfter);
    // Write pending answers before the process ends.
    queue.end(() => {
      clearTimeout(timer);
      surroundings.exit(code);
    });
  };
  const host = new LanguageServerHost(
    {
      send: (message) => queue.send(message),
      exit: end,
      ...(surroundings.isFile && { isFile: surroundings.isFile }),
      rested: () => surroundings.releaseMemory?.(),
      greeted: ({ processId }) => surroundings.watchClient?.(processId, gone),
    },
    startThread,
    times,
  );
  const gone = () => {
    host.dispose();
    end(host.exitCode);
  };
  const messages = new FramedMessages();
  input.on('data', (chunk: Buffer) => {
    for (const framed of messages.take(chunk)) {
      if (isEnding) return;
      if ('body' in framed) {
        host.read(framed.body.toString('utf8'));
      } else {
        // The next message cannot be found: the client must start another server.
        log(`azroute lsp ends because its client sent ${framed.broken}.\n`);
        gone();
      }
    }
  });
  input.on('end', gone);
  input.on('error', gone);
  // Without a reader, there is nothing left to do.
  output.on('error', gone);
}
