import type { Io } from './io.js';

/** What a subcommand gets: the streams, and a way to set the exit code. */
export interface Context {
  readonly io: Io;
  exitWith(code: number): void;
}
