import { askCommand, detailsCommand, refactoringCommand } from '@azroute/language/protocol';
import { commands, type Event, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { askForWay } from './ask-command.js';
import { compareWithLastCommit } from './comparison/compare-command.js';
import { ComparisonDocuments } from './comparison/comparison-documents.js';
import { copyChange } from './comparison/copy-command.js';
import { followGit } from './comparison/git-extension.js';
import type { LastRepair } from './comparison/last-repair.js';
import { compareTables, showDetails, showTrace, showWhy, verifyAgainst } from './details/details-command.js';
import { DetailsDocuments } from './details/details-documents.js';
import { openExamples } from './examples-command.js';
import { importFromAzure } from './import/import-command.js';
import type { ImportFiles } from './import/import-files.js';
import type { KeptServer } from './keep-server.js';
import { refactor } from './refactor-command.js';

type Run = Parameters<typeof commands.registerCommand>[1];

/** The command that copies a change for Azure. */
export const copyChangeCommand = 'azroute.copyChange';

/** What commands need besides the server. */
interface CommandParts {
  readonly log: LogOutputChannel;
  readonly lastRepair: LastRepair;
  readonly importFiles: ImportFiles;
}

/** Registers the commands of the Command Palette, and those of code actions. */
export function registerCommands(
  context: ExtensionContext,
  { keeper, client }: KeptServer,
  { log, lastRepair, importFiles }: CommandParts,
  settled: Event<void>,
): void {
  const register = (name: string, run: Run) => context.subscriptions.push(commands.registerCommand(name, run));

  const comparisons = new ComparisonDocuments();
  const details = new DetailsDocuments(client, settled);
  context.subscriptions.push(comparisons, details, followGit());

  register('azroute.openExamples', (chosen) => openExamples(context.extensionUri, chosen));
  register('azroute.restartServer', () => keeper.restart());
  register('azroute.showLog', () => log.show());
  register('azroute.compareWithLastCommit', () => compareWithLastCommit(client(), comparisons));
  register(copyChangeCommand, (chosen) => copyChange(client(), lastRepair, chosen));
  register(detailsCommand, (uri, place) => showDetails(details, 'page', uri, place));
  register('azroute.showBgpTable', () => showDetails(details, 'bgp'));
  register('azroute.trace', () => showTrace(client(), details));
  register('azroute.why', () => showWhy(details));
  register('azroute.compareTables', () => compareTables(client(), details));
  register('azroute.verify', (chosen) => verifyAgainst(details, chosen));
  register('azroute.import', (chosen) => importFromAzure(importFiles, chosen));
  register(refactoringCommand, (chosen) => refactor(client(), lastRepair, chosen));
  register(askCommand, () => askForWay(client(), lastRepair));
}
