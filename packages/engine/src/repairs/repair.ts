import type { Topology } from '../topology/index.js';
import type { TopologyEdit } from './edits/topology-edit.js';

/** A proved change: in a recomputed copy the finding is gone, and nothing that worked before is broken. */
export interface Repair {
  /** Says what changes: "Insert UDR 10.2.0.0/16 → 10.2.1.4 on nva1's subnet: removes 2 loops, changes 5 paths". */
  readonly title: string;
  readonly edits: readonly TopologyEdit[];
  readonly removedLoops: number;
  readonly changedPaths: number;
  /** The topology with the edits applied, for which the repair was proved. */
  readonly topology: Topology;
}
