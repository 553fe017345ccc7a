import type { World } from '../../forwarding/world.js';
import type { Finding } from '../finding.js';
import { listed } from '../listed.js';
import { untoldLoops } from '../loops/find-loops.js';
import { forwardingPlaces } from '../loops/forwarding-places.js';
import type { LoopGroup } from '../loops/group.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { limitReached } from './limit-reached.js';

/** Kinds of destination for which no loops are looked for, and loops that are left out, since there are too many. */
export function skippedLoops({ world, forwarder, computation: { search } }: RuleContext): Finding[] {
  const kinds = search.families.flatMap(({ skipped }) => skipped ?? []);
  const loops = untoldLoops(forwarder, search);
  const at = forwardingPlaces(world)[0]?.device ?? '';
  const notLookedFor = kinds.map(({ kinds: left, of, example }) => {
    const message = `Loops are not looked for among ${left} of ${of} kinds of destination, such as ${example.text}: too much can go round. Those that are reported are true, and there may be more. Mend these first, or check parts of the topology in files of their own.`;
    return report(limitReached, at, message, { key: `loops ${example.family}` });
  });
  return [...untold(world, loops), ...notLookedFor];
}

/** Loops that are not told: one finding at a device of the first of them. */
function untold({ network }: World, loops: readonly LoopGroup[]): Finding[] {
  const [first] = loops;
  const [at] = first?.devices ?? [];
  if (!first || at === undefined) return [];
  const devices = listed(first.devices.map((device) => network.label(device)));
  const message = `Up to ${loops.length} more ${loops.length === 1 ? 'loop is' : 'loops are'} not told, such as one through ${devices}: there are so many. Mend those that are told first; most loops of one kind have one cure.`;
  return [report(limitReached, at, message, { key: 'more loops' })];
}
