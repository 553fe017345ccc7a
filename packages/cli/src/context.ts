import type { Io } from './io.js';

/** What a subcommand gets: the streams, and ways to set the exit code and to run another command line. */
export interface Context {
  readonly io: Io;
  exitWith(code: number): void;
  /** Runs a command line with other streams and returns its exit code. */
  run(argv: readonly string[], io: Io): Promise<number>;
}
