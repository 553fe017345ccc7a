import type { Prefix } from '../../address/index.js';
import type { DeclId, Network, Topology } from '../../topology/index.js';
import type { TopologyEdit } from './topology-edit.js';

/** All that the engine knows about one kind of edit. The language writes the topology that it results in as text. */
export interface EditKind<E extends TopologyEdit> {
  /**
   * A copy of the topology with the edit applied; the topology itself is not changed, and what does not change in it
   * stays the same object.
   * @returns undefined if the edit cannot be applied: its subject does not exist, or its place is already taken
   */
  readonly apply: (topology: Topology, edit: E) => Topology | undefined;
  /** The declarations that the edit adds or whose own statements it changes, in the edited topology. */
  readonly alters: (edit: E, edited: Topology) => readonly DeclId[];
  /**
   * The destinations of the packets whose path may change; undefined if any packet's may.
   * @param before the topology to which the edit is applied; without it, the answer may be less exact
   */
  readonly touches: (edit: E, before?: Topology) => readonly Prefix[] | undefined;
  /**
   * The words for a title: a verb and its objects, for all edits of this kind in a repair.
   * @param all all edits of the repair
   * @returns undefined if the words of other edits imply it
   */
  readonly words: (edits: readonly [E, ...E[]], all: readonly TopologyEdit[], network: Network) => string | undefined;
}

/** For edits after which any packet may take another path. */
export const anyPacket = (): undefined => undefined;

/** For edits that do not influence what is computed. */
export const noPacket = (): readonly Prefix[] => [];
