import { Failure } from './failure.js';
import { withShownArguments } from './present/arguments.js';
import { printable } from './present/printable.js';

/** A command's access to its environment: output, standard input, and the current folder. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Writes a text as it is, such as a formatted file; on a terminal, made printable like all other output. */
  document(text: string): void;
  /** Standard input. */
  stdin(): AsyncIterable<Uint8Array>;
  /** Whether standard input is a terminal, at which nobody expects to type a topology. */
  readonly stdinIsTerminal: boolean;
  /** The width of the terminal that standard output is; undefined if it is a file or a pipe. */
  readonly columns: number | undefined;
  /** What an editor has not saved: texts that are read in place of files on the disk, by document URI. */
  readonly unsaved: ReadonlyMap<string, string>;
  /** The folder that relative paths are based on. */
  readonly cwd: string;
  /** Whether severities are colored: only on a terminal. */
  readonly colour: boolean;
  /** Whether errors are printed with their stack traces. */
  readonly debug: boolean;
  /** Settles when the user asks the command to end, with Ctrl+C or by closing the terminal; the process then continues. */
  interrupted(): Promise<void>;
  /** Called by a command that turns its process into a server, which handles its streams and errors itself. */
  serverStarts(): void;
}

/** The width of a terminal that does not tell it. */
const usualColumns = 80;

/**
 * The streams of this process.
 * @throws Failure if the current folder is gone
 */
export function processIo(serverStarts: () => void): Io {
  const write = (text: string) => void process.stdout.write(text);
  return {
    stdout: write,
    stderr: (text) => void process.stderr.write(text),
    document: write,
    stdin: () => process.stdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    columns: process.stdout.isTTY === true ? process.stdout.columns || usualColumns : undefined,
    unsaved: new Map(),
    cwd: currentFolder(),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
    debug: isDebugging(),
    interrupted,
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
    document: (text) => io.document(io.columns === undefined ? text : printable(text, false)),
  };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new Failure('the current folder no longer exists; change to another one');
  }
}
