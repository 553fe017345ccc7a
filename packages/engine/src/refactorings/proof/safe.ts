import type { Analysis } from '../../findings/analysis.js';
import type { Topology } from '../../topology/index.js';
import { isProved } from '../prove.js';

/**
 * Whether a change that was made for another topology does no harm in this one: nothing that arrived is lost or inspected
 * less, no loop, error or warning is new, and the expectations that held still do.
 * @param finding the key of a finding that must be gone, if it is one of this topology
 */
export function isSafe(before: Analysis, changed: Topology, finding?: string): boolean {
  const after = before.changed(changed);
  const isIts = before.findings.some(({ key }) => key === finding);
  if (isIts && after.reported.some(({ key }) => key === finding)) return false;
  return isProved(before, after, { kind: 'asked', expectations: [] });
}
