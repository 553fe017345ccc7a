import { Interrupted } from '@azroute/engine';
import { isOperationCancelled } from 'langium';
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Thrown by work that was told to stop because a newer text has come. */
export const superseded = new ResponseError<void>(
  LSPErrorCodes.ContentModified,
  'The text changed while this was computed.',
);

/** The answer to a request that nobody waits for any more. */
export const cancelled = new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'The request has been cancelled.');

/** An error with its stack, or whatever else was thrown, as a text for the log. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  return String(error);
}

/**
 * The edge of the server: whatever escapes from an answer, a build or a listener ends here. It is written to the
 * client's log with its stack, and the work goes on.
 */
export class Escapes {
  constructor(private readonly console: Pick<Connection['console'], 'error' | 'warn'> | undefined) {}

  /** Logs what escaped. What was only told to stop is no fault. */
  report(what: string, error: unknown): void {
    if (isStop(error)) return;
    // Without a connection (the command line, a scratch set of services) nobody reads a log.
    this.console?.error(`${what} failed: ${describeError(error)}`);
  }

  /** Logs that the client has refused something, which is its right: in one line, without a stack. */
  refused(what: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.console?.warn(`${what}: ${why.split('\n')[0]}`);
  }

  /** Runs an action whose result nobody waits for. */
  run(what: string, action: () => unknown): void {
    try {
      const result = action();
      if (result instanceof Promise) result.catch((error: unknown) => this.report(what, error));
    } catch (error) {
      this.report(what, error);
    }
  }
}

/** Whether this was thrown to end work that nobody needs any more. */
export function isStop(error: unknown): boolean {
  return isOperationCancelled(error) || error instanceof Interrupted || error === superseded || error === cancelled;
}
