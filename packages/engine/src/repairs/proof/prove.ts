import type { Finding } from '../../findings/finding.js';
import { leftOutOf } from '../../findings/limits/left-out.js';
import type { Analysis } from '../analysis.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { changedPaths } from './arrivals.js';
import { removedLoops } from './removed-loops.js';

/** What a change of the topology does, if it mends a finding. */
export interface Proof {
  readonly removedLoops: number;
  readonly changedPaths: number;
}

/**
 * Proves that edits mend a finding: its loop is gone, no loop is new, what looped arrives if it is for somebody, and no
 * packet between the sources and existing destinations that arrived before is lost. What takes least is looked at first.
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
  return changed === undefined ? undefined : { removedLoops: removed, changedPaths: changed };
}

/** Tables lack routes, or hold some that stand for what is not computed: nothing follows from where packets go then. */
function isAssumed({ forwarder }: Analysis): boolean {
  return leftOutOf(forwarder().world).length > 0;
}
