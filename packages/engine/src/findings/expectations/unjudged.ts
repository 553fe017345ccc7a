import type { Expectation, Topology } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { limitReached } from '../limits/limit-reached.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Subject } from '../subject.js';

/** Why an expectation is not judged. */
export interface Unjudged {
  readonly key: string;
  /** The reason, as the end of a sentence. */
  readonly why: string;
  readonly next: string;
  /** By default that of a limit. */
  readonly code?: FindingCode;
}

export const expectationUndecided: FindingCode = {
  code: 'AZR604',
  title: 'Expectation that cannot be decided',
  severity: 'information',
};

/** Whether the expectation holds depends on route tables that are not known. */
export function undecided(tables: readonly string[]): Unjudged {
  const names = listed(tables);
  return {
    key: `expectations unknown ${names}`,
    why: `the routes of ${names} are not known, and packets pass a subnet with ${tables.length > 1 ? 'them' : 'it'}.`,
    next: 'Write the routes of the table, and remove the word "unknown".',
    code: expectationUndecided,
  };
}

/** The subject of a finding because of which no expectation is judged, those of scenarios included. */
export function allUnjudged({ expectations, scenarios }: Topology): Subject {
  const inScenarios = scenarios.flatMap((scenario) => scenario.expectations);
  return { kind: 'unjudgedExpectations', expectations: [...expectations, ...inScenarios] };
}

/** There are too many packets to follow. */
export const tooMuch: Unjudged = {
  key: 'expectations',
  why: 'there are too many packets to follow.',
  next: 'Write expectations for smaller groups or in fewer scenarios; repeated expectations are judged only once.',
};

/** The expectation holds on the paths that were followed, but not all were. */
export const otherPaths: Unjudged = {
  key: 'expectations paths',
  why: 'not all equal-cost paths are followed.',
  next: 'It holds on the paths that are followed. Use fewer equal-cost next hops, or write an expectation for each of them.',
};

/** Paths are not computed in the scenario; `leftOut` is a sentence that says why. */
export function incomplete(leftOut: string): Unjudged {
  return {
    key: 'expectations scenarios',
    why: 'its scenario is not computed in full.',
    next: `${leftOut} Reduce that, or check the scenario in a separate file.`,
  };
}

/** Expectations that are not judged: one finding per reason, at the first of them. */
export function notJudged(skipped: readonly (readonly [Expectation, Unjudged])[]): Finding[] {
  const keys = new Set(skipped.map(([, { key }]) => key));
  return [...keys].sort().flatMap((key) => {
    const ofKey = skipped.filter(([, reason]) => reason.key === key);
    const [first, ...others] = ofKey;
    if (!first) return [];
    const [{ id }, { why, next, code = limitReached }] = first;
    const more =
      others.length === 0
        ? ''
        : ` The same holds for ${others.length === 1 ? 'one other expectation' : `${others.length} other expectations`}.`;
    const message = `This expectation is not judged: ${why}${more} ${next}`;
    const subject = { kind: 'unjudgedExpectations', expectations: ofKey.map(([each]) => each) } as const;
    return [report(code, id, message, { key, subject })];
  });
}
