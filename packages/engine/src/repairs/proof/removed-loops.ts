import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { unreportedLoops } from '../../findings/loops/find-loops.js';

/**
 * How many of the reported loops are gone.
 * @returns the reason why the change is refused if there is a new loop, if the loop of the finding remains under any
 * code, or if the search for loops was incomplete
 */
export function removedLoops(
  before: Analysis,
  after: Analysis,
  { subject }: Finding,
): number | 'limit' | 'findingRemains' | 'newLoop' {
  if (after.computation.search.families.some(({ skipped }) => skipped)) return 'limit';
  const keysBefore = keysOf(before);
  const keysAfter = keysOf(after);
  if (subject?.kind === 'loop' && keysAfter.has(subject.loop.key)) return 'findingRemains';
  if ([...keysAfter].some((key) => !keysBefore.has(key))) return 'newLoop';
  return before.computation.loops.filter(({ key }) => !keysAfter.has(key)).length;
}

/** The keys of all loops, including those that are not reported because there are too many. */
function keysOf({ computation: { forwarder, search, loops } }: Analysis): ReadonlySet<string> {
  return new Set([...loops, ...unreportedLoops(forwarder, search)].map(({ key }) => key));
}
