import { Worker } from 'node:worker_threads';
import { CancellationError, type CancellationToken } from 'vscode';

/**
 * The answer of a thread of its own, which ends with it: a long analysis must not block other extensions.
 * @param file the path of the program of the thread
 * @param call what the thread is given
 */
export async function callInThread<Answer>(file: string, call: unknown, token: CancellationToken): Promise<Answer> {
  if (token.isCancellationRequested) throw new CancellationError();
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: call });
    const cancelled = token.onCancellationRequested(() => void thread.terminate());
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      cancelled.dispose();
      const isCancelled = token.isCancellationRequested;
      reject(isCancelled ? new CancellationError() : new Error('The thread ended without an answer.'));
    });
  });
}
