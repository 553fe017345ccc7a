import type { World } from '../../forwarding/world.js';
import type { Finding } from '../finding.js';
import { listed } from '../listed.js';
import { unreportedLoops } from '../loops/find-loops.js';
import { forwardingPlaces } from '../loops/forwarding-places.js';
import type { LoopGroup } from '../loops/group.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { limitReached } from './limit-reached.js';

/**
 * Kinds of destination that are not searched for loops, and loops that are not reported, because there are too many.
 */
export function skippedLoops({ world, forwarder, computation: { search } }: RuleContext): Finding[] {
  const kinds = search.families.flatMap(({ skipped }) => skipped ?? []);
  const loops = unreportedLoops(forwarder, search);
  const at = forwardingPlaces(world)[0]?.device ?? '';
  const unsearched = kinds.map(({ kinds: left, of, example }) => {
    const message = `${left} of ${of} kinds of destination are not searched for loops, such as ${example.text}. Too many packets can loop. The reported loops are real, and there may be more. Fix these first, or check parts of the topology in separate files.`;
    return report(limitReached, at, message, { key: `loops ${example.family}` });
  });
  return [...unreported(world, loops), ...unsearched];
}

/** Loops that are not reported: one finding at a device of the first of them. */
function unreported({ network }: World, loops: readonly LoopGroup[]): Finding[] {
  const [first] = loops;
  const [at] = first?.devices ?? [];
  if (!first || at === undefined) return [];
  const devices = listed(first.devices.map((device) => network.label(device)));
  const message = `Up to ${loops.length} more ${loops.length === 1 ? 'loop is' : 'loops are'} not reported, such as one through ${devices}. There are too many of them. Fix the reported loops first; loops of one kind mostly have the same fix.`;
  return [report(limitReached, at, message, { key: 'more loops' })];
}
