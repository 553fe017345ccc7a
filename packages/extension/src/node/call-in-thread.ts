import { Worker } from 'node:worker_threads';
import type { ToolAnswer, ToolCall } from '@azroute/language/tools';
import { CancellationError, type CancellationToken } from 'vscode';

/**
 * Calls a tool in a thread of its own, which ends with the answer: a long analysis must not block other extensions.
 * @param file the path of the program of the thread
 */
export async function callInThread(file: string, call: ToolCall, token: CancellationToken): Promise<ToolAnswer> {
  if (token.isCancellationRequested) throw new CancellationError();
  return new Promise((resolve, reject) => {
    const thread = new Worker(file, { workerData: call });
    const cancelled = token.onCancellationRequested(() => void thread.terminate());
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      cancelled.dispose();
      const isCancelled = token.isCancellationRequested;
      reject(isCancelled ? new CancellationError() : new Error('The tool ended without an answer.'));
    });
  });
}
