import type { Analysis } from '../../findings/analysis.js';
import { type DeclId, without } from '../../topology/index.js';
import type { Failing } from '../refactoring.js';
import { keepsArrivals } from './arrivals.js';
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
  return keepsArrivals(before, state, alike);
}
