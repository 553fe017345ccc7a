import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { leftOutOf } from '../../findings/limits/left-out.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { changedPaths } from './arrivals.js';
import { breaksExpectations, bringTrouble, isGone } from './findings.js';
import { removedLoops } from './removed-loops.js';

/** What a change of the topology does, if it mends a finding. */
export interface Proof {
  readonly removedLoops: number;
  readonly changedPaths: number;
}

/**
 * Proves that edits mend a finding of whatever code: it is gone, nothing new is reported, no packet between the sources
 * and existing destinations that arrived before is lost, what looped arrives if it is for somebody, and no expectation
 * fails that held. What takes least is looked at first.
 * @param after what the topology comes to with the edits made
 * @returns undefined if one of these does not hold, or is not known since a limit is reached
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

/** Tables lack routes, or hold some that stand for what is not computed: nothing follows from where packets go then. */
function isAssumed({ computation }: Analysis): boolean {
  return leftOutOf(computation.forwarder.world).length > 0;
}
