import type { Expectation } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import { limitReached } from '../limits/limit-reached.js';
import { report } from '../report.js';

/** Why an expectation is not judged. */
export interface Unjudged {
  readonly key: string;
  /** Ends a sentence about it. */
  readonly why: string;
  readonly next: string;
}

/** There is too much to follow. */
export const tooMuch: Unjudged = {
  key: 'expectations',
  why: 'there are too many packets to follow.',
  next: 'Expect something of smaller groups, or in fewer scenarios; what is expected twice is judged once.',
};

/** It holds on the paths that are followed. */
export const otherPaths: Unjudged = {
  key: 'expectations paths',
  why: 'not all paths of equal cost are followed.',
  next: 'On those that are followed it holds. Use fewer next hops of equal cost, or expect something of each of them.',
};

/** Ways of packets are not computed in its scenario; the first sentence says why. */
export function incomplete(leftOut: string): Unjudged {
  return {
    key: 'expectations scenarios',
    why: 'its scenario is not computed in full.',
    next: `${leftOut} Mend that, or check the scenario in a file of its own.`,
  };
}

/** Expectations that are not judged: one finding for each reason, at the first of them. */
export function notJudged(skipped: readonly (readonly [Expectation, Unjudged])[]): Finding[] {
  const keys = new Set(skipped.map(([, { key }]) => key));
  return [...keys].sort().flatMap((key) => {
    const ofKey = skipped.filter(([, reason]) => reason.key === key);
    const [first, ...others] = ofKey;
    if (!first) return [];
    const [{ id }, { why, next }] = first;
    const more =
      others.length === 0
        ? ''
        : ` Nor ${others.length === 1 ? 'is one other expectation' : `are ${others.length} other expectations`}.`;
    const message = `This expectation is not judged: ${why}${more} ${next}`;
    const subject = { kind: 'unjudgedExpectations', expectations: ofKey.map(([each]) => each) } as const;
    return [report(limitReached, id, message, { key, subject })];
  });
}
