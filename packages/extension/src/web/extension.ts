import { type ExtensionContext, Uri } from 'vscode';
import { activate as activateWith } from '../extension.js';
import { importInWorker } from './import-in-worker.js';
import { newWorkerClient } from './worker-client.js';

export { deactivate } from '../extension.js';

/** VS Code for the Web calls it when an `.azroute` file, a page or a command needs it. */
export function activate(context: ExtensionContext): ReturnType<typeof activateWith> {
  const importer = Uri.joinPath(context.extensionUri, 'dist', 'web-import.js').toString(true);
  return activateWith(context, { newClient: newWorkerClient, importFiles: importInWorker(importer) });
}
