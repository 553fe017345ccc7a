import type { Prefix } from '../../address/index.js';
import type { DeclId, Network, Topology } from '../../topology/index.js';
import type { TopologyEdit } from './topology-edit.js';

/** All that the engine knows of one kind of edit. How it is written as text is for the language to say. */
export interface EditKind<E extends TopologyEdit> {
  /**
   * A copy of the topology with the edit made; the topology itself is left alone.
   * @returns undefined if the edit cannot be made: its subject does not exist, or something stands in its place already
   */
  readonly apply: (topology: Topology, edit: E) => Topology | undefined;
  /** The declarations that the edit adds, and those whose own statements it changes, in the topology in which it is made. */
  readonly alters: (edit: E, edited: Topology) => readonly DeclId[];
  /** The destinations that packets must have for their way to change; undefined if it may be any packet's. */
  readonly touches: (edit: E) => readonly Prefix[] | undefined;
  /**
   * What is done, for a title: a verb and what follows it. Given all edits of the kind in a repair, and all edits of it.
   * @returns undefined if the words of other edits say it
   */
  readonly words: (edits: readonly [E, ...E[]], all: readonly TopologyEdit[], network: Network) => string | undefined;
}
