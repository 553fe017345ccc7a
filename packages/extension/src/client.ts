import { type ExtensionContext, Uri, window } from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { answerFileRequests } from './file-requests.js';

/** The client of the language server, not started yet. The server runs as a process of its own. */
export function createClient(context: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const server = { module, transport: TransportKind.stdio };
  const serverOptions: ServerOptions = {
    run: server,
    debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const log = window.createOutputChannel('azroute', { log: true });
  context.subscriptions.push(log);
  const clientOptions: LanguageClientOptions = {
    // Every scheme: unsaved files and the files of virtual workspaces are analysed too.
    documentSelector: [{ language: 'azroute' }],
    outputChannel: log,
  };
  // The id is the prefix of the settings: `azroute.trace.server` is read by the client itself.
  const client = new LanguageClient('azroute', 'azroute', serverOptions, clientOptions);
  context.subscriptions.push(answerFileRequests(client));
  return client;
}
