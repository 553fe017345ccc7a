import { type ExtensionContext, window } from 'vscode';
import { registerCommands } from './commands.js';
import { keepServer } from './keep-server.js';
import type { ServerKeeper } from './server-keeper.js';

let keeper: ServerKeeper | undefined;

/** Starts the language server; VS Code calls it when the first `.azroute` file is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('azroute', { log: true });
  context.subscriptions.push(log);
  const server = keepServer(context, log);
  keeper = server.keeper;
  registerCommands(context, server, log);
  await keeper.start();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await keeper?.stop();
}
