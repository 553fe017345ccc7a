import type { Cycle } from './cycles.js';

/** A cycle, the part of the address space that it catches, and the places from which packets enter it. */
export interface CaughtSpace {
  readonly cycle: Cycle;
  /** The atoms of one class, ascending. */
  readonly atoms: readonly number[];
  /** Keys of the places from which packets get into the cycle. */
  readonly entries: ReadonlySet<string>;
}
