import type { Analysis } from '../findings/analysis.js';
import type { Finding } from '../findings/finding.js';
import type { FindingCode } from '../findings/finding-code.js';
import type { World } from '../forwarding/world.js';
import type { TopologyEdit } from './edits/topology-edit.js';
import type { Refusal } from './proof/prove.js';
import type { Repair } from './repair.js';
import type { Standing } from './standing.js';
import type { Trade } from './trade.js';

/** What a repairer may read. */
export interface RepairContext {
  readonly world: World;
  /** All findings of the topology. */
  readonly findings: readonly Finding[];
  readonly analysis: Analysis;
  /**
   * Stands for the search for repairs of one finding, which is repeated if it was interrupted: what is kept by it makes
   * the repetition quick, and is dropped with it.
   */
  readonly search: object;
  /**
   * Proves edits for the finding, with what mends new findings that they bring; undefined where only the first candidate
   * is wanted, and a search would be too long.
   */
  readonly prove: ((edits: readonly TopologyEdit[]) => ProvedEdits | Refusal) | undefined;
  /** Takes what a repairer has to say about a finding for which it found nothing. */
  readonly explain: (why: string) => void;
  /** The proved repairs of a repairer for a finding, for repairers that build on them. */
  readonly repairsBy: (repairer: Repairer, finding: Finding) => readonly Repair[];
}

/** What a repairer may read before a search for candidates begins. */
export type ContextOfFinding = Omit<RepairContext, 'search' | 'prove'>;

/** Edits that are proved, including what mends the new findings of those that were asked for. */
export interface ProvedEdits {
  readonly edits: readonly TopologyEdit[];
}

/** Edits that may repair a finding. */
export interface Candidate {
  readonly edits: readonly TopologyEdit[];
  /** What is done, in words that begin with a capital letter; made from the edits if it is not given. */
  readonly title?: string;
  readonly standing: Standing;
  /** What it gives up, besides what the proof measures. */
  readonly trades?: readonly Trade[];
}

/** One way to repair findings. */
export interface Repairer {
  /** The codes of the findings that it may repair. */
  readonly mends: readonly FindingCode[];
  /**
   * Candidates, each of which may repair the finding, the most likely ones first. They need not be right: the proof
   * rejects those that do harm. May be a generator, which is not continued once enough repairs are proved.
   */
  readonly candidates: (context: RepairContext, finding: Finding) => Iterable<Candidate>;
}
