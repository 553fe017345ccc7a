import type { Trace, UnfollowedPaths } from './trace.js';

/** The paths that a trace leaves out, wherever they part. */
export function* unfollowedPaths({ unfollowed, branches }: Trace): Generator<UnfollowedPaths> {
  if (unfollowed) yield unfollowed;
  for (const branch of branches) yield* unfollowedPaths(branch);
}

/** Whether all paths of a trace are followed. */
export function isWhole(trace: Trace): boolean {
  return unfollowedPaths(trace).next().done === true;
}
