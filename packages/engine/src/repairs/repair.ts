import type { Topology } from '../topology/index.js';
import type { AddExpectation, TopologyEdit } from './edits/topology-edit.js';
import type { Standing } from './standing.js';
import type { Trade } from './trade.js';

/** A proved change: in a recomputed copy the finding is gone, and nothing that worked before is broken. */
export interface Repair {
  /** Says what changes: "Insert UDR 0.0.0.0/0 → Internet on nva1's subnet: removes 1 loop; spoke1 reaches the Internet". */
  readonly title: string;
  readonly edits: readonly TopologyEdit[];
  readonly standing: Standing;
  /** What it gives up; `symmetry` and `inspection` were found by the proof. */
  readonly trades: readonly (Trade['kind'] | 'symmetry' | 'inspection')[];
  /** Whether it is clearly the best repair of its finding. */
  readonly isPreferred: boolean;
  readonly removedLoops: number;
  /** The topology with the edits applied, for which the repair was proved. */
  readonly topology: Topology;
  /** Edits after which the topology expects that what the repair brings stays so. */
  readonly pins: readonly AddExpectation[];
}
