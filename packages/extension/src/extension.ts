import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client.js';
import { registerCommands } from './commands.js';

let client: LanguageClient | undefined;

/** Starts the language server; VS Code calls it when the first `.azroute` file is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  client = createClient(context);
  registerCommands(context, client);
  await client.start();
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
}
