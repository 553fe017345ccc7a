import { type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { createClient, type NewClient } from './client.js';
import type { LastRepair } from './comparison/last-repair.js';
import { RestartLimit } from './restart-limit.js';
import { ServerKeeper } from './server-keeper.js';
import type { ServerStatusItem } from './server-status.js';

const MOST_RESTARTS = 5;
const WITHIN_MINUTES = 3;

const START = 'Start Again';
const SHOW_LOG = 'Show Server Log';

/** A server that is kept running, and its client, which is another one after each start. */
export interface KeptServer {
  readonly keeper: ServerKeeper;
  readonly client: () => BaseLanguageClient | undefined;
}

/** Keeps the language server running, and tells the user when that fails. */
export function keepServer(
  context: ExtensionContext,
  newClient: NewClient,
  log: LogOutputChannel,
  lastRepair: LastRepair,
  status: ServerStatusItem,
): KeptServer {
  let client: BaseLanguageClient | undefined;
  const keeper: ServerKeeper = new ServerKeeper(
    (ended) => {
      client = createClient(context, newClient, log, lastRepair, ended);
      status.follow(client);
      return client;
    },
    new RestartLimit(MOST_RESTARTS, WITHIN_MINUTES),
    {
      startsAgain: (error) => log.warn(`The language server ended${because(error)}; it is restarted.`),
      givesUp: (error) => {
        log.error(`The language server ended${because(error)}; it has ended too often to be restarted.`);
        status.gaveUp();
        void sayThatItEnded();
      },
    },
  );

  async function sayThatItEnded(): Promise<void> {
    const message =
      `The azroute language server ended ${MOST_RESTARTS + 1} times within ${WITHIN_MINUTES} minutes. ` +
      'It is no longer restarted automatically, so files are not analyzed. The server log might say why.';
    const choice = await window.showErrorMessage(message, START, SHOW_LOG);
    if (choice === START) await keeper.restart();
    if (choice === SHOW_LOG) log.show();
  }

  return { keeper, client: () => client };
}

function because(error: unknown): string {
  if (error === undefined) return '';
  return `: ${error instanceof Error ? error.message : String(error)}`;
}
