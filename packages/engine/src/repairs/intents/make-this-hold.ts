import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { findingCodes } from '../../findings/finding-codes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import type { Standing } from '../standing.js';
import { gatewayDoubt } from './gateway-doubt.js';
import { goalsOf, mostPairs } from './goals-of.js';
import type { Impossibility } from './impossible/impossibility.js';
import { whyImpossible } from './impossible/why-impossible.js';
import { type Impasse, type SearchContext, type SearchLimits, search } from './search.js';
import { nothingHelps, whyNothing } from './why-nothing.js';

/** An expectation is what the author asked for, so more is tried than for other findings. */
const forExpectations: SearchLimits = { states: 450, proofs: 30, remains: 30, answers: 3 };
/** A state of a large topology takes longer; what helps there is found sooner, because most of it is right. */
const forLarge: SearchLimits = { states: 250, proofs: 30, remains: 30, answers: 3 };
const forOthers: SearchLimits = { states: 150, proofs: 15, remains: 6, answers: 2 };
/** For packets between more ends than the search has goals: if a few routes help all of them, they are found soon. */
const forMany: SearchLimits = { states: 60, proofs: 8, remains: 4, answers: 2 };
/** From how many VNets on a topology is large. */
const largeFrom = 50;
/** For a consequence of another change, whose proof is made with both together. */
const forConsequences: SearchLimits = { states: 40, proofs: 1, remains: 1, answers: 1 };

/**
 * Searches for the smallest change with which packets go where a finding says that they should: an expectation holds, a
 * black hole or a loop is gone, both directions pass the same appliances.
 */
export const makeThisHold: Repairer = { mends: findingCodes, candidates };

function* candidates(context: RepairContext, finding: Finding): Generator<Candidate> {
  const { analysis, search: ofFinding, prove, explain } = context;
  if (!prove) return;
  const { subject } = finding;
  const expectation = subject?.kind === 'unmetExpectation' ? subject.expectation : undefined;
  const impossible = ruledOut(analysis, finding);
  if (impossible) {
    explain(nothingHelps(impossible));
    return;
  }
  const limits = expectation ? ofExpectations(analysis) : isOfMany(finding) ? forMany : forOthers;
  const impasse = yield* answers(finding, { analysis, prove, limits, search: ofFinding });
  if (impasse && expectation) explain(whyNothing(analysis.computation, expectation, impasse));
}

function ofExpectations({ computation }: Analysis): SearchLimits {
  return computation.topology.vnets.length < largeFrom ? forExpectations : forLarge;
}

/**
 * Why the declarations alone rule out that an expectation ever holds, so that nothing need be tried. In a scenario, what
 * stands in the way may be down.
 */
export function ruledOut({ computation }: Analysis, { subject }: Finding): Impossibility | undefined {
  if (subject?.kind !== 'unmetExpectation' || subject.scenario) return undefined;
  return whyImpossible(computation.network, subject.expectation);
}

/** Whether packets are lost to more receivers than become goals. */
function isOfMany({ subject }: Finding): boolean {
  if (subject?.kind !== 'blackHoles') return false;
  return new Set(subject.holes.flatMap(({ flow }) => flow.receivers.map(({ id }) => id))).size > mostPairs;
}

/** The first change with which packets go where a finding says that they should. It is not proved. */
export function firstAnswer(analysis: Analysis, finding: Finding): Candidate | undefined {
  const prove: SearchContext['prove'] = (edits) => ({ edits });
  const context = { analysis, prove, limits: forConsequences, search: finding };
  for (const answer of answers(finding, context)) return answer;
  return undefined;
}

function* answers(
  finding: Finding,
  context: Pick<SearchContext, 'analysis' | 'prove' | 'limits' | 'search'>,
): Generator<Candidate, Impasse | undefined> {
  const { network } = context.analysis.computation;
  const goals = goalsOf(network, finding);
  if (goals.length === 0) return undefined;
  const { subject } = finding;
  const scenario = subject?.kind === 'unmetExpectation' ? subject.scenario : undefined;
  const view: SearchContext['view'] = ({ computation }) => (scenario ? computation.scenario(scenario) : computation);
  const found = search({ ...context, goals, view });
  let next = found.next();
  while (!next.done) {
    const edits = next.value;
    const trades = subject?.kind === 'unmetExpectation' ? gatewayDoubt(network, edits) : [];
    yield { edits, standing: standingOf(finding, edits), trades };
    next = found.next();
  }
  return next.value;
}

/**
 * Routes speak for themselves; whatever joins networks or changes settings needs a person's choice. A person should see
 * how packets are kept from arriving, what is done for a scenario, and how devices on premises are set.
 */
function standingOf({ subject }: Finding, edits: readonly TopologyEdit[]): Standing {
  if (edits.every(isPreference)) return 'preferred';
  const isRouting = edits.every(
    (edit) =>
      edit.kind === 'addUserRoute' || ('size' in edit && ['set', 'attach', 'table', 'osRoute'].includes(edit.size)),
  );
  if (!isRouting) return 'offered';
  if (subject?.kind !== 'unmetExpectation') return 'fixAll';
  return subject.expectation.dropped || subject.scenario ? 'preferred' : 'fixAll';
}

function isPreference(edit: TopologyEdit): boolean {
  return edit.kind === 'setConnectionEnd' && Object.keys(edit.change).join() === 'localPreferences';
}
