import { window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What a person reads if the server does not answer a command. */
export const noAnswer = 'There is no answer. Try again when the analysis is ready; the server log may say more.';

/**
 * The answer of the server to a request of a command. If there is none, because the server is not running, refuses the
 * request or has nothing to say, a message says so.
 */
export async function answerOf<T>(
  client: BaseLanguageClient | undefined,
  ask: (client: BaseLanguageClient) => Promise<T | null>,
): Promise<T | undefined> {
  const answer = client?.isRunning() ? await ask(client).catch(() => null) : null;
  if (answer !== null) return answer;
  void window.showInformationMessage(noAnswer);
  return undefined;
}
