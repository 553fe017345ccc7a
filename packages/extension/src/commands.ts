import { commands, type ExtensionContext, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** Registers the commands of the Command Palette. */
export function registerCommands(context: ExtensionContext, client: LanguageClient): void {
  const register = (name: string, run: () => unknown) =>
    context.subscriptions.push(commands.registerCommand(`azroute.${name}`, run));

  register('restartServer', () => restart(client));
  register('showLog', () => client.outputChannel.show());
}

async function restart(client: LanguageClient): Promise<void> {
  try {
    await client.restart();
  } catch (error) {
    const showLog = 'Show Server Log';
    const reason = error instanceof Error ? error.message : String(error);
    const choice = await window.showErrorMessage(`The azroute language server did not start: ${reason}`, showLog);
    if (choice === showLog) client.outputChannel.show();
  }
}
