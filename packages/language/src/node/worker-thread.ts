import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { StartThread } from '../host/thread.js';
import { coresToSpare } from '../server-process.js';
import { givingWay, type ThreadData } from './analysis-thread.js';

/** How much memory a thread can use before it is ended and replaced, in megabytes. */
const mostMemory = 2048;

/**
 * Starts analysis threads as worker threads.
 * @param script the file that runs {@link runAnalysisThread} if it is not the main thread
 */
export function workerThreads(script: string | URL, log: (text: string) => void): StartThread {
  // Threads that start from now on can collect garbage on request.
  setFlagsFromString('--expose-gc');
  // A thread that collects young garbage with helpers stands still until each of them had a core, which takes long while
  // the other thread analyzes.
  const isTight = availableParallelism() < coresToSpare;
  if (isTight) setFlagsFromString('--no-parallel-scavenge');
  return (listener) => {
    const wanted = sharedNumber();
    const others = sharedNumber();
    const worker = new Worker(script, {
      workerData: { wanted, others: isTight ? others : undefined } satisfies ThreadData,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      // Output from libraries must not get between the messages of the protocol.
      stdout: true,
      stderr: true,
      argv: [],
    });
    let failure: Error | undefined;
    worker.on('message', (message) => listener.message(message));
    worker.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', () => listener.ended(failure));
    for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (data) => log(String(data)));
    return {
      post: (message) => worker.postMessage(message),
      supersede: (epoch) => {
        Atomics.store(wanted, 0, epoch);
        // It may be pausing.
        Atomics.notify(others, 0);
      },
      giveWay: (isNeeded) => {
        Atomics.store(others, 0, isNeeded ? 1 : 0);
        if (isNeeded) worker.postMessage(givingWay);
        else Atomics.notify(others, 0);
      },
      end: () => void worker.terminate(),
    };
  };
}

function sharedNumber(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}
