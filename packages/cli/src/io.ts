/** What a command may do to the outside: write, and know where it runs. Tests pass one that collects the texts. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
  /** The folder against which relative paths are read and shown. */
  readonly cwd: string;
  /** Whether severities are coloured: only on a terminal. */
  readonly colour: boolean;
}

/** The streams of this process. */
export function processIo(): Io {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    colour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}
