import { type ExtensionContext, window } from 'vscode';
import type { NewClient } from './client.js';
import { copyChangeCommand, registerCommands } from './commands.js';
import { LastRepair } from './comparison/last-repair.js';
import { keepServer } from './keep-server.js';
import type { ServerKeeper } from './server-keeper.js';

let keeper: ServerKeeper | undefined;

/**
 * Starts the language server. Each kind of extension host has an entry point that calls it: `node/extension.ts` and
 * `web/extension.ts`.
 * @param newClient creates the client of a server that runs where this extension host can run one
 */
export async function activate(context: ExtensionContext, newClient: NewClient): Promise<void> {
  const log = window.createOutputChannel('azroute', { log: true });
  context.subscriptions.push(log);
  const lastRepair = new LastRepair(copyChangeCommand);
  context.subscriptions.push(lastRepair);
  const server = keepServer(context, newClient, log, lastRepair);
  keeper = server.keeper;
  registerCommands(context, server, log, lastRepair);
  await keeper.start();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await keeper?.stop();
}
