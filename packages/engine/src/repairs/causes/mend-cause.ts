import { ownAsnDrop } from '../../findings/bgp/own-asn-drops.js';
import { kinds } from '../../findings/black-holes/kinds.js';
import { expectationFails, scenarioExpectationFails } from '../../findings/expectations/expectations.js';
import type { Finding } from '../../findings/finding.js';
import type { FindingCode } from '../../findings/finding-code.js';
import { applianceEcmp } from '../../findings/inspection/appliance-ecmp.js';
import { overrideAsn } from '../bgp/sessions.js';
import { chooseOneAppliance } from '../inspection/equal-appliances.js';
import { journeyOf } from '../intents/goal.js';
import { goalsOf } from '../intents/goals-of.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Findings that make packets go astray although no route is wrong, and what repairs them. */
const causes: readonly { readonly code: FindingCode; readonly repairer: Repairer }[] = [
  { code: ownAsnDrop, repairer: overrideAsn },
  { code: applianceEcmp, repairer: chooseOneAppliance },
];

/** Offers what repairs another finding, if it is the cause: only the proof knows. */
export const mendCause: Repairer = {
  mends: [...kinds, expectationFails, scenarioExpectationFails],
  candidates: function* (context: RepairContext, finding: Finding): Generator<Candidate> {
    for (const { code, repairer } of causes) {
      for (const cause of context.findings.filter(
        (one) => one.code === code.code && mayConcern(one, finding, context),
      )) {
        for (const candidate of repairer.candidates(context, cause)) {
          yield asksForOne(finding) ? withoutRedundancy(candidate) : { ...candidate, standing: 'offered' };
        }
      }
    }
  },
};

/** Equal-cost paths are the cause only of what becomes of packets that take them. */
function mayConcern({ code, related }: Finding, finding: Finding, { analysis }: RepairContext): boolean {
  const { subject } = finding;
  if (code !== applianceEcmp.code || subject?.kind !== 'unmetExpectation') return true;
  const { computation } = analysis;
  const { scenario } = subject;
  const appliances = new Set(related.map(({ declaration }) => declaration));
  return goalsOf(computation.network, finding).some((goal) => {
    const paths = journeyOf(scenario ? computation.scenario(scenario) : computation, goal)?.paths ?? [];
    return paths.length > 1 && paths.some(({ hops }) => hops.some(({ device }) => appliances.has(device)));
  });
}

/** Whether an expectation names the devices that packets pass while all are up. */
function asksForOne({ subject }: Finding): boolean {
  return subject?.kind === 'unmetExpectation' && !subject.scenario && subject.expectation.via !== undefined;
}

/** That one of several equal appliances has all the work is not given up where the expectation asks for it. */
function withoutRedundancy(candidate: Candidate): Candidate {
  const { trades = [] } = candidate;
  const others = trades.filter(({ kind }) => kind !== 'redundancy');
  const isAsked = others.length < trades.length && others.length === 0;
  return { ...candidate, trades: others, standing: isAsked ? 'fixAll' : 'offered' };
}
