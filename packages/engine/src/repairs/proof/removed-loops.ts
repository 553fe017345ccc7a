import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { unreportedLoops } from '../../findings/loops/find-loops.js';
import type { Loop } from '../../findings/loops/loop.js';

/**
 * How many of the reported loops are gone.
 * @returns the reason why the change is refused if there is a new loop (with one that is reported), if the loop of the finding remains under any
 * code, or if the search for loops was incomplete
 */
export function removedLoops(
  before: Analysis,
  after: Analysis,
  { subject }: Pick<Finding, 'subject'>,
): number | 'limit' | 'findingRemains' | { readonly loop?: Loop } {
  if (after.computation.search.families.some(({ skipped }) => skipped)) return 'limit';
  const keysBefore = keysOf(before);
  const keysAfter = keysOf(after);
  if (subject?.kind === 'loop' && keysAfter.has(subject.loop.key)) return 'findingRemains';
  const added = [...keysAfter].find((key) => !keysBefore.has(key));
  if (added !== undefined) {
    const loop = after.computation.loops.find(({ key }) => key === added);
    return { ...(loop && { loop }) };
  }
  return before.computation.loops.filter(({ key }) => !keysAfter.has(key)).length;
}

/** The keys of all loops, including those that are not reported because there are too many. */
function keysOf({ computation: { forwarder, search, loops } }: Analysis): ReadonlySet<string> {
  return new Set([...loops, ...unreportedLoops(forwarder, search)].map(({ key }) => key));
}
