import type { AnalysisThread, StartThread, ThreadListener } from '../host/thread.js';
import { analysisName, type ToHost, type ToThread } from './thread-protocol.js';
import type { StartedWorker, WorkerScope } from './worker-scope.js';

/**
 * Starts analysis threads as workers of this worker, which run the same script.
 * @param longestStart how long the first one may take to be ready, in milliseconds: a browser may neither start it nor say so
 * @returns undefined if the browser does not let workers start others, or refuses this script
 */
export async function workerThreads(scope: WorkerScope, longestStart: number): Promise<StartThread | undefined> {
  let spare = await firstWorker(scope, longestStart);
  if (!spare) return undefined;
  const lose = () => {
    spare?.terminate();
    spare = undefined;
  };
  // Until it gets a host, nobody else hears of its end.
  spare.onmessage = ({ data }) => 'failed' in (data as ToHost) && lose();
  spare.onerror = (event) => {
    event.preventDefault?.();
    lose();
  };
  return (listener) => {
    const worker = spare ?? start(scope);
    spare = undefined;
    return threadOf(worker, listener);
  };
}

function start({ Worker, location }: WorkerScope): StartedWorker {
  if (!Worker) throw new Error('Workers cannot start others here.');
  return new Worker(location.href, { name: analysisName });
}

/** A worker that is ready; undefined if none can be started. */
async function firstWorker(scope: WorkerScope, longestStart: number): Promise<StartedWorker | undefined> {
  try {
    const worker = start(scope);
    return await new Promise((resolve) => {
      const fail = () => {
        clearTimeout(timer);
        worker.terminate();
        resolve(undefined);
      };
      const timer = setTimeout(fail, longestStart);
      worker.onmessage = ({ data }) => {
        if (!('ready' in (data as ToHost))) return fail();
        clearTimeout(timer);
        resolve(worker);
      };
      worker.onerror = (event) => {
        event.preventDefault?.();
        fail();
      };
    });
  } catch {
    return undefined;
  }
}

function threadOf(worker: StartedWorker, listener: ThreadListener): AnalysisThread {
  const tell = (message: ToThread) => worker.postMessage(message);
  let hasEnded = false;
  const end = (error?: Error) => {
    if (hasEnded) return;
    hasEnded = true;
    worker.terminate();
    // As in Node, not before the caller is done.
    queueMicrotask(() => listener.ended(error));
  };
  worker.onmessage = ({ data }) => {
    const message = data as ToHost | object;
    if ('failed' in message) end(new Error(message.failed));
    else if (!('ready' in message)) listener.message(message);
  };
  worker.onerror = (event) => {
    event.preventDefault?.();
    end(new Error(event.message ?? 'Its script could not be loaded.'));
  };
  const wanted = sharedNumber();
  tell({ wanted });
  return {
    post: (message) => worker.postMessage(message),
    supersede: (epoch) => {
      if (wanted) Atomics.store(wanted, 0, epoch);
      else tell({ superseded: epoch });
    },
    // How many cores there are is not known well enough, and without shared memory a worker would hear of it too late.
    giveWay: () => undefined,
    end: () => end(),
  };
}

/** Memory that workers share; pages that are not isolated from other sites have none. */
function sharedNumber(): Int32Array | undefined {
  if (typeof SharedArrayBuffer === 'undefined') return undefined;
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}
