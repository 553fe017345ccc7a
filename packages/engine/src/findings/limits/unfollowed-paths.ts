import type { Trace, UnfollowedPaths } from '../../forwarding/trace.js';
import { unfollowedPaths as leftOutOf } from '../../forwarding/unfollowed-paths.js';
import type { DeclId } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { limitReached } from './limit-reached.js';

/** Equal-cost paths that are not followed: one finding, at the device that leaves out most of them. */
export function unfollowedPaths(context: RuleContext): Finding[] {
  const { network } = context;
  const found = new Map<DeclId, UnfollowedPaths>();
  for (const trace of tracesOf(context)) {
    for (const each of leftOutOf(trace)) {
      const known = found.get(each.device);
      if (!known || missing(known) < missing(each)) found.set(each.device, each);
    }
  }
  const [most, ...others] = [...found.values()].sort(
    (a, b) => missing(b) - missing(a) || (a.device < b.device ? -1 : 1),
  );
  if (!most) return [];
  const { device, paths, followed } = most;
  const more =
    others.length === 0
      ? ''
      : ` The same holds for ${others.length === 1 ? 'one other device' : `${others.length} other devices`}.`;
  const message = `Only ${followed} of ${paths} equal-cost paths from ${network.label(device)} are followed.${more} The others are checked for loops, but not for whether packets arrive and what inspects them. Use fewer equal-cost next hops.`;
  return [report(limitReached, device, message, { key: 'paths' })];
}

function missing({ paths, followed }: UnfollowedPaths): number {
  return paths - followed;
}

function* tracesOf({ network, flows, underlays }: RuleContext): Generator<Trace> {
  for (const { trace } of [...flows().flows(), ...flows().toInternet()]) yield trace;
  for (const tunnel of network.topology.tunnels) {
    for (const { trace } of underlays().of(tunnel)) if (trace) yield trace;
  }
}
