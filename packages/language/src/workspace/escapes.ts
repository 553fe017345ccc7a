import { Interrupted } from '@azroute/engine';
import { isOperationCancelled } from 'langium';
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Thrown by work that was stopped because the text has changed. */
export const superseded = new ResponseError<void>(
  LSPErrorCodes.ContentModified,
  'The text changed while this was computed.',
);

/** The answer to a cancelled request. */
export const cancelled = new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'The request has been cancelled.');

/** The text that the log shows of an error, with its stack, or of anything else that was thrown. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  return String(error);
}

/**
 * The outermost error handler of the server: uncaught errors of requests, builds and listeners end here. It writes them
 * to the client's log with their stacks, and the server continues.
 */
export class Escapes {
  constructor(private readonly console: Pick<Connection['console'], 'error' | 'warn'> | undefined) {}

  /** Logs an uncaught error, unless it was only thrown to stop work. */
  report(what: string, error: unknown): void {
    if (isStop(error)) return;
    // Without a connection (on the command line, or in scratch services), there is no log.
    this.console?.error(`${what} failed: ${describeError(error)}`);
  }

  /** Logs that the client refused something, which isn't a fault: in one line, without a stack. */
  refused(what: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.console?.warn(`${what}: ${why.split('\n')[0]}`);
  }

  /** Runs an action without waiting for its result. */
  run(what: string, action: () => unknown): void {
    try {
      const result = action();
      if (result instanceof Promise) result.catch((error: unknown) => this.report(what, error));
    } catch (error) {
      this.report(what, error);
    }
  }
}

/** Whether an error was thrown to stop obsolete work. */
export function isStop(error: unknown): boolean {
  return isOperationCancelled(error) || error instanceof Interrupted || error === superseded || error === cancelled;
}
