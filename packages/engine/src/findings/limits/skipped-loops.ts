import type { Finding } from '../finding.js';
import { forwardingPlaces } from '../loops/forwarding-places.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { limitReached } from './limit-reached.js';

/** Kinds of destination for which no loops are looked for, since packets for them may come by too many states. */
export function skippedLoops({ world, skippedLoops: skipped }: RuleContext): Finding[] {
  const at = forwardingPlaces(world)[0]?.device;
  return skipped().flatMap(({ kinds, of, example }) => {
    const message = `Loops are not looked for among ${kinds} of ${of} kinds of destination, such as ${example.text}: too much can go round. Those that are reported are true, and there may be more. Mend these first, or check parts of the topology in files of their own.`;
    return at === undefined ? [] : [report(limitReached, at, message, { key: `loops ${example.family}` })];
  });
}
