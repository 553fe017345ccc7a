import type { Expectation } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import { limitReached } from '../limits/limit-reached.js';
import { report } from '../report.js';

/** Why an expectation is not judged: there is too much to follow, or it holds on those paths that are followed. */
export type Unjudged = 'too much' | 'paths';

const texts: Readonly<Record<Unjudged, readonly [why: string, next: string]>> = {
  'too much': [
    'there are too many packets to follow.',
    'Expect something of smaller groups, or in fewer scenarios; what is expected twice is judged once.',
  ],
  paths: [
    'not all paths of equal cost are followed.',
    'On those that are followed it holds. Use fewer next hops of equal cost, or expect something of each of them.',
  ],
};

/** Expectations that are not judged: one finding for each reason, at the first of them. */
export function notJudged(skipped: readonly (readonly [Expectation, Unjudged])[]): Finding[] {
  return (['too much', 'paths'] as const).flatMap((reason) => {
    const [first, ...others] = skipped.filter(([, why]) => why === reason).map(([expectation]) => expectation);
    if (!first) return [];
    const more =
      others.length === 0
        ? ''
        : ` Nor ${others.length === 1 ? 'is one other expectation' : `are ${others.length} other expectations`}.`;
    const [why, next] = texts[reason];
    const key = reason === 'too much' ? 'expectations' : `expectations ${reason}`;
    return [report(limitReached, first.id, `This expectation is not judged: ${why}${more} ${next}`, { key })];
  });
}
