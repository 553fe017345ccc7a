import { reachOf } from '../../comparison/reach.js';
import type { Analysis } from '../../findings/analysis.js';
import { compare } from '../../repairs/proof/comparison.js';
import { type DeclId, without } from '../../topology/index.js';
import type { Failing } from '../refactoring.js';
import { countsAlike } from './alike.js';
import { renamed } from './renamed.js';

/**
 * Whether all that arrived before a change still does after it when a device is down, and is inspected as before.
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function survives(
  before: Analysis,
  after: Analysis,
  { down, standIns }: Failing,
  alike: readonly (readonly DeclId[])[],
): boolean {
  const state = before.changed(renamed(without(after.computation.topology, [down]), standIns));
  const comparison = compare(
    reachOf(before),
    reachOf(state),
    () => true,
    () => false,
    countsAlike(alike),
  );
  return !('lost' in comparison) && comparison.uninspected === 0 && comparison.asymmetric === 0;
}
