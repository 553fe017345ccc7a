import { Failure } from './failure.js';
import { printable } from './present/printable.js';

/** What a command may do to the outside: write, read what is piped in, and know where it runs. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** What is piped into the command. */
  stdin(): AsyncIterable<Uint8Array>;
  /** The folder against which relative paths are read and shown. */
  readonly cwd: string;
  /** Whether severities are coloured: only on a terminal. */
  readonly colour: boolean;
  /** Whether errors come with their stacks. */
  readonly debug: boolean;
  /** Told by a command whose process goes on as a server, which looks after its streams and errors itself. */
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

/** Whether the user asked for the stacks of errors: `AZROUTE_DEBUG=1`. */
export function isDebugging(): boolean {
  return process.env.AZROUTE_DEBUG === '1';
}

/** The same, with every text made printable: the one place through which all output goes. */
export function printableIo(io: Io): Io {
  return {
    ...io,
    stdout: (text) => io.stdout(printable(text, io.colour)),
    stderr: (text) => io.stderr(printable(text, false)),
  };
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new Failure('the current folder does not exist any more; change to another one');
  }
}
