import type { Flow } from '../../comparison/flow.js';
import { reachOf } from '../../comparison/reach.js';
import { TooMuchToCompare } from '../../comparison/touched.js';
import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { leftOutOf } from '../../findings/limits/left-out.js';
import type { Loop } from '../../findings/loops/loop.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { type Comparison, compare } from './comparison.js';
import { exemptBy } from './exempt.js';
import { breaksExpectations, isGone, trouble } from './findings.js';
import { removedLoops } from './removed-loops.js';
import { stillFails } from './still-fails.js';
import { touchedBy } from './touched.js';
import { losesUnknownRoutes } from './unknown-routes.js';

/** The effects of a change that repairs a finding. */
export interface Proof {
  readonly removedLoops: number;
  readonly comparison: Comparison;
  /** Whether packets that are lost are those of a leak that is closed. */
  readonly closesLeak: boolean;
}

/** Why a change does not repair a finding; with the new findings, if it is for these alone. */
export interface Refusal {
  readonly refused:
    | 'notApplicable'
    | 'limit'
    | 'findingRemains'
    | 'newLoop'
    | 'packetsLost'
    | 'nothingArrives'
    | 'expectationFails'
    | 'newFindings';
  readonly findings: readonly Finding[];
  /** The packets that are lost. */
  readonly lost?: Flow;
  /** A loop that is new. */
  readonly loop?: Loop;
}

/**
 * Proves that edits repair a finding of any code: it is gone, nothing new is reported, no packet that arrived is lost,
 * packets of the finding's loop arrive if their destination is in use, and no expectation that held fails. The cheapest
 * checks come first.
 * @param after the analysis with the edits applied
 */
export function prove(
  before: Analysis,
  after: Analysis,
  finding: Finding,
  edits: readonly TopologyEdit[],
): Proof | Refusal {
  if (isAssumed(before) || isAssumed(after)) return refusal('limit');
  if (losesUnknownRoutes(before.computation.topology, after.computation.topology)) return refusal('limit');
  if (stillFails(after, finding)) return refusal('findingRemains');
  const removed = removedLoops(before, after, finding);
  if (typeof removed !== 'number') {
    return typeof removed === 'string' ? refusal(removed) : { ...refusal('newLoop'), ...removed };
  }
  const comparison = compared(before, after, finding, edits);
  if (!comparison) return refusal('limit');
  if ('lost' in comparison) {
    const { lost } = comparison;
    return { ...refusal('packetsLost'), ...(typeof lost !== 'string' && { lost }) };
  }
  if (!isHealed(finding, comparison)) return refusal('nothingArrives');
  if (!isGone(after, finding)) return refusal('findingRemains');
  if (breaksExpectations(before, after)) return refusal('expectationFails');
  const findings = trouble(before, after, finding, edits);
  if (findings.length > 0) return { refused: 'newFindings', findings };
  return { removedLoops: removed, comparison, closesLeak: finding.subject?.kind === 'leak' };
}

function refusal(refused: Exclude<Refusal['refused'], 'newFindings'>): Refusal {
  return { refused, findings: [] };
}

function compared(before: Analysis, after: Analysis, finding: Finding, edits: readonly TopologyEdit[]) {
  try {
    const { world } = before.computation.forwarder;
    return compare(reachOf(before), reachOf(after), touchedBy(world, edits), exemptBy(world.network, finding));
  } catch (error) {
    if (error instanceof TooMuchToCompare) return undefined;
    throw error;
  }
}

/** Whether some of a loop's packets arrive now, if anything in use was among their destinations. */
function isHealed({ subject }: Finding, { gained }: Comparison): boolean {
  if (subject?.kind !== 'loop') return true;
  const { hits, internet } = subject.loop;
  return (hits.length === 0 && !internet) || gained.some(({ before }) => before.verdict === 'loop');
}

/** Whether tables lack routes or contain assumptions because of a limit, so that paths prove nothing. */
export function isAssumed({ computation }: Analysis): boolean {
  return leftOutOf(computation.forwarder.world).length > 0;
}
