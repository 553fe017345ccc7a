import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { leftOutOf } from '../../findings/limits/left-out.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { changedPaths } from './arrivals.js';
import { breaksExpectations, bringTrouble, isGone } from './findings.js';
import { removedLoops } from './removed-loops.js';

/** The effects of a change that repairs a finding. */
export interface Proof {
  readonly removedLoops: number;
  readonly changedPaths: number;
}

/**
 * Proves that edits repair a finding of any code: it is gone, nothing new is reported, no packet that arrived is lost,
 * looping packets arrive if their destination is in use, and no expectation that held fails. The cheapest checks come
 * first.
 * @param after the analysis with the edits applied
 * @returns undefined if one of these does not hold, or cannot be known because a limit is reached
 */
export function prove(
  before: Analysis,
  after: Analysis,
  finding: Finding,
  edits: readonly TopologyEdit[],
): Proof | undefined {
  if (isAssumed(before) || isAssumed(after)) return undefined;
  const removed = removedLoops(before, after, finding);
  if (removed === undefined) return undefined;
  const changed = changedPaths(before, after, finding, edits);
  if (changed === undefined) return undefined;
  if (!isGone(after, finding) || breaksExpectations(before, after)) return undefined;
  if (bringTrouble(before, after, edits)) return undefined;
  return { removedLoops: removed, changedPaths: changed };
}

/** Whether tables lack routes or contain assumptions because of a limit, so that paths prove nothing. */
function isAssumed({ computation }: Analysis): boolean {
  return leftOutOf(computation.forwarder.world).length > 0;
}
