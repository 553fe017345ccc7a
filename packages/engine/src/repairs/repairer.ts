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
  /** The proved repairs that a repairer has for a finding, for one that builds on them. */
  readonly repairsBy: (repairer: Repairer, finding: Finding) => readonly Repair[];
}

/** One way to mend findings. */
export interface Repairer {
  /** The codes of the findings that it may mend. */
  readonly mends: readonly FindingCode[];
  /**
   * Sets of edits, each of which may mend the finding, the most likely ones first. None of them is proved: what does
   * harm is sorted out by the proof. May be a generator, which is asked no further when enough repairs are proved.
   */
  readonly candidates: (context: RepairContext, finding: Finding) => Iterable<readonly TopologyEdit[]>;
}
