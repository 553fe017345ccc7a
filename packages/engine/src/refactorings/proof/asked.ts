import type { Analysis } from '../../findings/analysis.js';
import { type Asked, asked } from '../../repairs/intents/answer.js';
import type { DeclId } from '../../topology/index.js';
import { keepsArrivals } from './arrivals.js';
import { bringsNoProblem } from './no-problem.js';

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
  if (!bringsNoProblem(before, after)) return false;
  const expected = new Set(after.computation.topology.expectations.map(({ id }) => id));
  if (before.computation.topology.expectations.some(({ id }) => !expected.has(id))) return false;
  if (expectations.some((expectation) => asked(after, expectation).finding)) return false;
  return keepsArrivals(before, after, alike);
}
