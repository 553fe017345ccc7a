import { arrives } from '../../comparison/arrives.js';
import { changedTalks } from '../../comparison/changes.js';
import { lostParticipant } from '../../comparison/common-classes.js';
import type { Flow } from '../../comparison/flow.js';
import { reachOf } from '../../comparison/reach.js';
import type { Analysis } from '../../findings/analysis.js';
import { pathsOf } from '../../findings/inspection/inspected-paths.js';
import type { Trace } from '../../forwarding/trace.js';
import { bringsNoProblem } from './no-problem.js';

/**
 * Whether conversations that worked pass the same devices after a change, in tunnels or not, whatever arrived still
 * does, and no problem is new. What did not arrive may arrive now.
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function keepsPassages(before: Analysis, after: Analysis): boolean {
  if (!bringsNoProblem(before, after)) return false;
  const [were, are] = [reachOf(before), reachOf(after)];
  if (lostParticipant(were, are) !== undefined) return false;
  for (const { there, back } of changedTalks(were, are, () => true)) {
    const flows = [there, back].filter((flow) => flow !== undefined);
    const worked = flows.every((flow) => arrives(flow.before.verdict));
    if (!flows.every((flow) => (worked ? isSamePassage(flow) : staysArrived(flow)))) return false;
  }
  return true;
}

function staysArrived({ before, after }: Flow): boolean {
  return !arrives(before.verdict) || before.verdict === after.verdict;
}

function isSamePassage({ before, after }: Flow): boolean {
  return before.verdict === after.verdict && devicesOf(before) === devicesOf(after);
}

function devicesOf(trace: Trace): string {
  const paths = pathsOf(trace).map((hops) => hops.map(({ device }) => device).join(' > '));
  return [...new Set(paths)].sort().join(' | ');
}
