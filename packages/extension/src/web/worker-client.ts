import { Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { NewClient } from '../client.js';
import { workerTransports } from './worker-transports.js';

/** The client of a server that runs in a worker. */
export const newWorkerClient: NewClient = (context, id, clientOptions) => {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web-server.js').toString(true);
  return new LanguageClient(id, id, async () => workerTransports(script), clientOptions);
};
