import type { Topology } from '../topology/index.js';
import type { AddExpectation, TopologyEdit } from './edits/topology-edit.js';
import type { Standing } from './standing.js';
import type { Trade } from './trade.js';

/** A proved change: in a recomputed copy the finding is gone, and nothing that worked before is broken. */
export interface Repair {
  /** Identifies it among the repairs of its finding. */
  readonly key: string;
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

/** The repairs of a finding as far as they are proved. */
export interface RepairsSoFar {
  /** The best first. */
  readonly repairs: readonly Repair[];
  /** Whether these are all. */
  readonly isComplete: boolean;
  /** How many changed topologies were recomputed for this answer. */
  readonly recomputed: number;
}
