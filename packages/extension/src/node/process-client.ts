import { availableParallelism } from 'node:os';
import { serverProcess } from '@azroute/language/protocol';
import { Uri } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { NewClient } from '../client.js';

/** The client of a server that runs as a separate process. */
export const newProcessClient: NewClient = (context, id, clientOptions) => {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const env = { ...process.env, ...serverProcess.env };
  const nodeArguments = serverProcess.nodeArguments(availableParallelism());
  const server = { module, transport: TransportKind.stdio };
  const serverOptions: ServerOptions = {
    run: { ...server, options: { env, execArgv: [...nodeArguments] } },
    debug: { ...server, options: { env, execArgv: [...nodeArguments, '--nolazy', '--inspect=6009'] } },
  };
  return new LanguageClient(id, id, serverOptions, clientOptions);
};
