import { exitCodes, Failure } from './failure.js';
import { failureText } from './failure-text.js';
import { isDebugging } from './io.js';

/**
 * Ends this process cleanly on any uncaught error: with one line on standard error and exit code 2, or silently if the
 * reader of its output is gone.
 * @returns removes the guard again, for a server that handles its own errors
 */
export function guardProcess(): () => void {
  const streams = [process.stdout, process.stderr];
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  for (const stream of streams) stream.on('error', endOfOutput);
  return () => {
    process.off('uncaughtException', end);
    process.off('unhandledRejection', end);
    for (const stream of streams) stream.off('error', endOfOutput);
  };
}

/** Ends this process because of an error. */
export function end(error: unknown): never {
  try {
    process.stderr.write(failureText(error, isDebugging()));
  } finally {
    process.exit(exitCodes.usage);
  }
}

function endOfOutput(error: NodeJS.ErrnoException): never {
  // A reader that has seen enough (`azroute routes … | head`) closes the pipe; that is not an error.
  if (error.code === 'EPIPE') process.exit();
  end(new Failure(`the output cannot be written, ${outputProblem(error)}`));
}

function outputProblem({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'because the disk is full; free some space or write to another disk';
    case 'EFBIG':
      return 'because the file becomes too large; write to another disk';
    default:
      return `${code ?? message}; check where it goes`;
  }
}
