import { askCommand, refactoringCommand } from '@azroute/language/protocol';
import { commands, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { askForWay } from './ask-command.js';
import type { KeptServer } from './keep-server.js';
import { refactor } from './refactor-command.js';

type Run = Parameters<typeof commands.registerCommand>[1];

/** Registers the commands of the Command Palette, and those of code actions. */
export function registerCommands(
  context: ExtensionContext,
  { keeper, client }: KeptServer,
  log: LogOutputChannel,
): void {
  const register = (name: string, run: Run) => context.subscriptions.push(commands.registerCommand(name, run));

  register('azroute.restartServer', () => keeper.restart());
  register('azroute.showLog', () => log.show());
  register(refactoringCommand, (chosen) => refactor(client(), chosen));
  register(askCommand, () => askForWay(client()));
}
