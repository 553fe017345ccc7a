import type { Analysis } from '../../findings/analysis.js';
import { breaksExpectations, newFindings } from '../../repairs/proof/findings.js';
import { removedLoops } from '../../repairs/proof/removed-loops.js';

/** Whether no loop, error or warning is new after a change, and the expectations that held still do. */
export function bringsNoProblem(before: Analysis, after: Analysis): boolean {
  return (
    typeof removedLoops(before, after, {}) === 'number' &&
    newFindings(before, after).length === 0 &&
    !breaksExpectations(before, after)
  );
}
