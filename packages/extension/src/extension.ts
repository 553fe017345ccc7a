import { type ExtensionContext, window, workspace } from 'vscode';
import { type NewClient, tellOfTrust } from './client.js';
import { copyChangeCommand, registerCommands } from './commands.js';
import { LastRepair } from './comparison/last-repair.js';
import { Diagrams } from './diagram/diagrams.js';
import { keepServer } from './keep-server.js';
import { logSettings, logStart } from './log-start.js';
import { type MarkdownPreview, markdownPreview } from './markdown/preview.js';
import { openPages } from './pages/page-files.js';
import type { ServerKeeper } from './server-keeper.js';
import { ServerStatusItem } from './server-status.js';
import { ExpectationTests } from './tests/expectation-tests.js';
import { type CallTool, offerTools } from './tools/language-model-tools.js';

let keeper: ServerKeeper | undefined;

/** What depends on the kind of extension host. */
export interface HostParts {
  /** Creates the client of a server that runs where this extension host can run one. */
  readonly newClient: NewClient;
  /** Answers calls of language models; undefined where the command line cannot run. */
  readonly callTool?: CallTool;
}

/**
 * Starts the language server. Each kind of extension host has an entry point that calls it: `node/extension.ts` and
 * `web/extension.ts`.
 * @returns what VS Code's Markdown preview asks for
 */
export async function activate(
  context: ExtensionContext,
  { newClient, callTool }: HostParts,
): Promise<MarkdownPreview> {
  const log = window.createOutputChannel('azroute', { log: true });
  context.subscriptions.push(log, openPages(context.extensionUri));
  const lastRepair = new LastRepair(copyChangeCommand);
  context.subscriptions.push(lastRepair);
  logStart(context, log);
  const status = new ServerStatusItem(log);
  context.subscriptions.push(
    status,
    workspace.onDidChangeConfiguration(
      (change) => change.affectsConfiguration('azroute') && logSettings(context.extension.packageJSON, log),
    ),
  );
  const server = keepServer(context, newClient, log, lastRepair, status);
  keeper = server.keeper;
  const diagrams = new Diagrams(context, server, log, lastRepair, status.onDidSettle);
  context.subscriptions.push(diagrams);
  registerCommands(context, server, log, lastRepair, status.onDidSettle);
  const preview = markdownPreview(server.client);
  context.subscriptions.push(
    new ExpectationTests(server.client, status.onDidSettle),
    tellOfTrust(server.client),
    preview,
  );
  await keeper.start();
  try {
    if (callTool) context.subscriptions.push(offerTools(callTool));
  } catch (error) {
    // Editors that are derived from VS Code may lack what this needs.
    log.warn(`Language models cannot use azroute here: ${String(error)}`);
  }
  return preview;
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await keeper?.stop();
}
