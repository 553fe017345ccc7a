import { CancellationError } from 'vscode';
import type { ImportedFolder, ImportFiles } from '../import/import-files.js';
import { newWorker } from './worker-transports.js';

/** Imports in a worker, which ends with the answer. */
export function importInWorker(script: string): ImportFiles {
  return async (files, token) => {
    if (token.isCancellationRequested) throw new CancellationError();
    const worker = newWorker(script);
    const cancelled = new Promise<never>((_resolve, reject) => {
      token.onCancellationRequested(() => reject(new CancellationError()));
    });
    const answered = new Promise<ImportedFolder>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data as ImportedFolder);
      worker.onerror = ({ message }) => reject(new Error(message ?? 'The importer could not be loaded.'));
    });
    try {
      worker.postMessage(files);
      return await Promise.race([answered, cancelled]);
    } finally {
      worker.terminate();
    }
  };
}
