import { changedTalks } from '../../comparison/changes.js';
import { type Reach, reachOf } from '../../comparison/reach.js';
import type { Analysis } from '../../findings/analysis.js';
import type { Topology } from '../../topology/index.js';
import { type Renaming, renamed } from './renamed.js';

/**
 * Whether all packets take the same ways in two states, under each of some renamings of the second one, and nothing is
 * missing in all of them.
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function hasSameWays(before: Analysis, after: Analysis, renamings: readonly Renaming[]): boolean {
  const { topology } = after.computation;
  if (isSameNetwork(before.computation.topology, topology)) return true;
  const reach = reachOf(before);
  const twins = renamings.map((ids) => (ids.size === 0 ? after : before.changed(renamed(topology, ids))));
  const missing = twins.map((twin) => lostKeys(reach, reachOf(twin)));
  const [first = new Set<string>(), ...others] = missing;
  if ([...first].some((key) => others.every((keys) => keys.has(key)))) return false;
  return twins.every((twin) => changedTalks(reach, reachOf(twin), () => true).next().done === true);
}

/** Whether two topologies differ only in what is expected of them. */
function isSameNetwork(a: Topology, b: Topology): boolean {
  const { expectations: _a, scenarios: _b, ...lists } = a;
  return (Object.keys(lists) as (keyof typeof lists)[]).every((key) => a[key] === b[key]);
}

/** The participants that a state does not have, or that have no address of a family there. */
function lostKeys(before: Reach, after: Reach): ReadonlySet<string> {
  const lost = before.participants.filter(({ key, address }) => {
    const there = after.participant(key);
    return !there || ([4, 6] as const).some((family) => address(family) && !there.address(family));
  });
  return new Set(lost.map(({ key }) => key));
}
