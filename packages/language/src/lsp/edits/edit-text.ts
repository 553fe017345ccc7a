import type { Topology, TopologyEdit } from '@azroute/engine';
import type { Writing } from './writing.js';

/** A list of a topology, or a list in each of its items. */
export type ListPath = keyof Topology | `${keyof Topology}.${string}`;

/** All that the language knows of one kind of edit. */
export interface EditText<E extends TopologyEdit> {
  /**
   * Writes the edits of this kind, given all edits of the repair.
   * @returns false if a declaration that has to change stands nowhere
   */
  readonly write: (writing: Writing, edits: readonly [E, ...E[]], all: readonly TopologyEdit[]) => boolean;
  /** The lists to which it adds under a name of its own making, which may be another one in the text than in the proof. */
  readonly namedIn: readonly ListPath[];
}
