import { Failure } from './failure.js';
import { withShownArguments } from './present/arguments.js';
import { printable } from './present/printable.js';

/** A command's access to its environment: output, standard input, and the current folder. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Standard input. */
  stdin(): AsyncIterable<Uint8Array>;
  /** The folder that relative paths are based on. */
  readonly cwd: string;
  /** Whether severities are colored: only on a terminal. */
  readonly colour: boolean;
  /** Whether errors are printed with their stack traces. */
  readonly debug: boolean;
  /** Called by a command that turns its process into a server, which handles its streams and errors itself. */
  serverStarts(): void;
}

/**
 * The streams of this process.
 * @throws Failure if the current folder is gone
 */
export function processIo(serverStarts: () => void): Io {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    stdin: () => process.stdin,
    cwd: currentFolder(),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    debug: isDebugging(),
    serverStarts,
  };
}

/** Whether the user wants stack traces: `AZROUTE_DEBUG=1`. */
export function isDebugging(): boolean {
  return process.env.AZROUTE_DEBUG === '1';
}

/**
 * The same streams with all text made printable, and with short quotations of arguments in messages. All output goes
 * through here.
 */
export function printableIo(io: Io, argv: readonly string[]): Io {
  return {
    ...io,
    stdout: (text) => io.stdout(printable(text, io.colour)),
    stderr: (text) => io.stderr(printable(withShownArguments(text, argv), false)),
  };
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new Failure('the current folder no longer exists; change to another one');
  }
}
