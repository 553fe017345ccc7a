import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { untoldLoops } from '../../findings/loops/find-loops.js';

/**
 * How many of the loops that are told are gone.
 * @returns undefined if one is new, if the finding's own loop is still there under whatever code, or if loops were not
 * looked for everywhere
 */
export function removedLoops(before: Analysis, after: Analysis, { subject }: Finding): number | undefined {
  if (after.computation.search.families.some(({ skipped }) => skipped)) return undefined;
  const keysBefore = keysOf(before);
  const keysAfter = keysOf(after);
  if (subject?.kind === 'loop' && keysAfter.has(subject.loop.key)) return undefined;
  if ([...keysAfter].some((key) => !keysBefore.has(key))) return undefined;
  return before.computation.loops.filter(({ key }) => !keysAfter.has(key)).length;
}

/** The keys of all loops, those that are too many to be told included. */
function keysOf({ computation: { forwarder, search, loops } }: Analysis): ReadonlySet<string> {
  return new Set([...loops, ...untoldLoops(forwarder, search)].map(({ key }) => key));
}
