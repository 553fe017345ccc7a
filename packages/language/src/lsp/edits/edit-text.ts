import type { Topology, TopologyEdit } from '@azroute/engine';
import type { Writing } from './writing.js';

/** A list of a topology, or a list in each of its items. */
export type ListPath = keyof Topology | `${keyof Topology}.${string}`;

/** The implementation of one kind of edit. */
export interface EditText<E extends TopologyEdit> {
  /**
   * Writes the edits of this kind, given all edits of the repair.
   * @returns false if no text contains a declaration that has to change
   */
  readonly write: (writing: Writing, edits: readonly [E, ...E[]], all: readonly TopologyEdit[]) => boolean;
  /** The lists to which it adds items with generated names, which may differ between the text and the proof. */
  readonly namedIn: readonly ListPath[];
}
