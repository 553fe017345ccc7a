import { availableParallelism } from 'node:os';
import { URI } from 'langium';
import { timesFor } from '../host/times.js';
import { RealFileSystem } from './real-file-system.js';
import { releaseMemory } from './release-memory.js';
import { serveStreams } from './serve-streams.js';
import { workerThreads } from './worker-thread.js';

/** How often to check whether the client still exists, in milliseconds. */
const watchInterval = 3000;

/**
 * Serves an editor over standard input and output until it disconnects. The work is done in threads.
 * @param script the file that runs `runAnalysisThread` in a thread; usually the caller's own
 */
export function startStdioServer(script: string | URL): void {
  const log = (text: string) => void process.stderr.write(text);
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => log(`${error.stack ?? error}\n`));
  process.on('unhandledRejection', (reason) => log(`${reason instanceof Error ? reason.stack : reason}\n`));
  serveStreams(
    {
      input: process.stdin,
      output: process.stdout,
      log,
      exit: (code) => process.exit(code),
      watchClient,
      isFile,
      // All messages pass through this thread: it must not stand still for long.
      releaseMemory: () => releaseMemory(1),
    },
    workerThreads(script, log),
    timesFor(availableParallelism()),
  );
}

const disk = new RealFileSystem();

async function isFile(uri: string): Promise<boolean> {
  return (await disk.stat(URI.parse(uri))).isFile;
}

/** Ends with the client's process, which can be killed without notice. */
function watchClient(processId: unknown, gone: () => void): void {
  if (typeof processId !== 'number') return;
  setInterval(() => {
    try {
      process.kill(processId, 0);
    } catch (error) {
      // Another user's process cannot be queried, but it exists.
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') gone();
    }
  }, watchInterval).unref();
}
