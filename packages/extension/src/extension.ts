import { type ExtensionContext, Uri, window, workspace } from 'vscode';
import { copyChangeCommand, registerCommands } from './commands.js';
import { LastRepair } from './comparison/last-repair.js';
import { keepServer } from './keep-server.js';
import { logSettings, logStart } from './log-start.js';
import { openPages } from './pages/page-files.js';
import type { ServerKeeper } from './server-keeper.js';
import { ServerStatusItem } from './server-status.js';
import { ExpectationTests } from './tests/expectation-tests.js';
import { callInThread } from './tools/call-in-thread.js';
import { offerTools } from './tools/language-model-tools.js';

let keeper: ServerKeeper | undefined;

/** Starts the language server; VS Code calls it when the first `.azroute` file is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
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
  const server = keepServer(context, log, lastRepair, status);
  keeper = server.keeper;
  registerCommands(context, server, log, lastRepair);
  const tests = new ExpectationTests(server.client);
  context.subscriptions.push(tests);
  const program = Uri.joinPath(context.extensionUri, 'dist', 'tools.mjs').fsPath;
  context.subscriptions.push(offerTools((call, token) => callInThread(program, call, token)));
  await keeper.start();
  void tests.follow();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await keeper?.stop();
}
