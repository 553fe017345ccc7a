import { showInDiagramCommand } from '@azroute/language/protocol';
import { type Disposable, type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { LastRepair } from './comparison/last-repair.js';
import { completion } from './completion.js';
import { answerFileRequests } from './file-requests.js';
import { codePages } from './pages/page-files.js';
import { errorHandler, quiet } from './quiet-client.js';

/** Creates a client, not started yet, of a server that runs in a process or in a worker. */
export type NewClient = (context: ExtensionContext, id: string, options: LanguageClientOptions) => BaseLanguageClient;

/**
 * A client of the language server, not started yet.
 * @param lastRepair what remembers repairs that are applied
 * @param ended called when the server has ended unexpectedly
 */
export function createClient(
  context: ExtensionContext,
  newClient: NewClient,
  log: LogOutputChannel,
  lastRepair: LastRepair,
  ended: () => void,
): BaseLanguageClient {
  const rulePages = Uri.joinPath(context.extensionUri, 'dist', 'rules').toString();
  const clientOptions: LanguageClientOptions = {
    // Every scheme: unsaved files and the files of virtual workspaces are analyzed too.
    documentSelector: [{ language: 'azroute' }],
    outputChannel: log,
    // A function, so that a restarted server gets the current values.
    initializationOptions: () => ({
      trusted: workspace.isTrusted,
      rulePages,
      codePages,
      refactoringInputs: true,
      details: true,
      diagram: true,
      status: true,
      triggerSuggest: true,
    }),
    // Hovers show names and paths from untrusted files: nothing in them may load, or run more than this.
    markdown: { isTrusted: { enabledCommands: [showInDiagramCommand] }, supportHtml: false },
    middleware: {
      ...completion,
      resolveCodeAction: async (action, token, next) => {
        const resolved = await next(action, token);
        return resolved && lastRepair.noting(resolved);
      },
    },
    errorHandler: errorHandler(ended),
    // A server that does not start counts as ended; don't retry here.
    initializationFailedHandler: () => false,
  };
  // The id is the prefix of the settings: `azroute.trace.server` is read by the client itself.
  const client = quiet(newClient(context, 'azroute', clientOptions));
  answerFileRequests(client);
  return client;
}

/**
 * The server follows links that point outside the workspace as soon as the user trusts it.
 * @param client the running language server, if there is one
 */
export function tellOfTrust(client: () => BaseLanguageClient | undefined): Disposable {
  return workspace.onDidGrantWorkspaceTrust(() => {
    const running = client();
    if (running?.isRunning()) void running.sendNotification('azroute/trustGranted');
  });
}
