import { type BaseLanguageClient, CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** Lets a client log connection failures without showing a message: the keeper of the server informs the user. */
export function quiet(client: BaseLanguageClient): BaseLanguageClient {
  const error = client.error.bind(client);
  client.error = (message, data, show) => error(message, data, show === 'force' ? false : show);
  return client;
}

/** How many messages in a row can fail to be sent before the server counts as lost. */
const MOST_FAILURES = 3;

/** Calls `ended` when the server has ended, or its messages can no longer be parsed. */
export function errorHandler(ended: () => void): ErrorHandler {
  return {
    error: (_error, _message, count) => {
      if (count && count <= MOST_FAILURES) return { action: ErrorAction.Continue, handled: true };
      ended();
      return { action: ErrorAction.Shutdown, handled: true };
    },
    closed: () => {
      ended();
      return { action: CloseAction.DoNotRestart, handled: true, message: 'The connection to the server is closed.' };
    },
  };
}
