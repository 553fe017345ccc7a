import { reachOf } from '../../comparison/reach.js';
import type { Analysis } from '../../findings/analysis.js';
import { type Asked, asked } from '../../repairs/intents/answer.js';
import { compare } from '../../repairs/proof/comparison.js';
import { breaksExpectations, newFindings } from '../../repairs/proof/findings.js';
import { removedLoops } from '../../repairs/proof/removed-loops.js';
import type { DeclId } from '../../topology/index.js';

/**
 * Whether a change does what is asked and no harm: the expectations hold, nothing that arrived is lost or inspected less,
 * and no problem is new.
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function doesAsAsked(
  before: Analysis,
  after: Analysis,
  expectations: readonly Asked[],
  alike: readonly (readonly DeclId[])[],
): boolean {
  if (typeof removedLoops(before, after, {}) !== 'number') return false;
  if (newFindings(before, after).length > 0 || breaksExpectations(before, after)) return false;
  const expected = new Set(after.computation.topology.expectations.map(({ id }) => id));
  if (before.computation.topology.expectations.some(({ id }) => !expected.has(id))) return false;
  if (expectations.some((expectation) => asked(after, expectation).finding)) return false;
  const representatives = new Map(alike.flatMap((group) => group.map((id) => [id, group[0] ?? id] as const)));
  const comparison = compare(
    reachOf(before),
    reachOf(after),
    () => true,
    () => false,
    (device) => representatives.get(device) ?? device,
  );
  return !('lost' in comparison) && comparison.uninspected === 0 && comparison.asymmetric === 0;
}
