import { limitReached } from '../codes/limit-reached.js';
import type { Finding } from '../finding.js';
import { forwardingPlaces } from '../loops/forwarding-places.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';

/** Kinds of destination for which no loops are looked for, and loops that are left out, since there are too many. */
export function skippedLoops({ world, skippedLoops: skipped }: RuleContext): Finding[] {
  const at = forwardingPlaces(world)[0]?.device;
  if (at === undefined) return [];
  const { kinds: left, loops } = skipped();
  const many = `${loops} more ${loops === 1 ? 'loop is' : 'loops are'} not told, since there are so many. Mend those that are told first; most loops of one kind have one cure.`;
  const untold = loops > 0 ? [report(limitReached, at, many, { key: 'more loops' })] : [];
  const notLookedFor = left.map(({ kinds, of, example }) => {
    const message = `Loops are not looked for among ${kinds} of ${of} kinds of destination, such as ${example.text}: too much can go round. Those that are reported are true, and there may be more. Mend these first, or check parts of the topology in files of their own.`;
    return report(limitReached, at, message, { key: `loops ${example.family}` });
  });
  return [...untold, ...notLookedFor];
}
