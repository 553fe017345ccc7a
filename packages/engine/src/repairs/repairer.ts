import type { Finding } from '../findings/finding.js';
import type { FindingCode } from '../findings/finding-code.js';
import type { World } from '../forwarding/world.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import type { Repair } from './repair.js';

/** What a repairer may read. */
export interface RepairContext {
  readonly world: World;
  /** All findings of the topology. */
  readonly findings: readonly Finding[];
  /** The proved repairs of a repairer for a finding, for repairers that build on them. */
  readonly repairsBy: (repairer: Repairer, finding: Finding) => readonly Repair[];
}

/** One way to repair findings. */
export interface Repairer {
  /** The codes of the findings that it may repair. */
  readonly mends: readonly FindingCode[];
  /**
   * Sets of edits, each of which may repair the finding, the most likely ones first. They need not be right: the proof
   * rejects those that do harm. May be a generator, which is not continued once enough repairs are proved.
   */
  readonly candidates: (context: RepairContext, finding: Finding) => Iterable<readonly TopologyEdit[]>;
}
