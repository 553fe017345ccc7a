import { type Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';
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
    // A function: a restarted server is told what holds then.
    initializationOptions: () => ({ trusted: workspace.isTrusted }),
    // Names and paths of a file that somebody sent are shown in hovers: nothing in them runs or loads.
    markdown: { isTrusted: false, supportHtml: false },
  };
  // The id is the prefix of the settings: `azroute.trace.server` is read by the client itself.
  const client = new LanguageClient('azroute', 'azroute', serverOptions, clientOptions);
  context.subscriptions.push(answerFileRequests(client), tellOfTrust(client));
  return client;
}

/** The server follows links out of the workspace as soon as the user trusts it. */
function tellOfTrust(client: LanguageClient): Disposable {
  return workspace.onDidGrantWorkspaceTrust(() => {
    if (client.isRunning()) void client.sendNotification('azroute/trustGranted');
  });
}
