import { commands, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { ServerKeeper } from './server-keeper.js';

/** Registers the commands of the Command Palette. */
export function registerCommands(context: ExtensionContext, keeper: ServerKeeper, log: LogOutputChannel): void {
  const register = (name: string, run: () => unknown) =>
    context.subscriptions.push(commands.registerCommand(`azroute.${name}`, run));

  register('restartServer', () => keeper.restart());
  register('showLog', () => log.show());
}
