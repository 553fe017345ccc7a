import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { findingCodes } from '../../findings/finding-codes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import type { Standing } from '../standing.js';
import { gatewayDoubt } from './gateway-doubt.js';
import { goalsOf } from './goals-of.js';
import { type Impasse, type SearchContext, type SearchLimits, search } from './search.js';
import { whyNothing } from './why-nothing.js';

/** An expectation is what the author asked for, so more is tried than for other findings. */
const forExpectations: SearchLimits = { states: 300, proofs: 30, answers: 3 };
const forOthers: SearchLimits = { states: 150, proofs: 15, answers: 2 };
/** For a consequence of another change, whose proof is made with both together. */
const forConsequences: SearchLimits = { states: 40, proofs: 1, answers: 1 };

/**
 * Searches for the smallest change with which packets go where a finding says that they should: an expectation holds, a
 * black hole or a loop is gone, both directions pass the same appliances.
 */
export const makeThisHold: Repairer = { mends: findingCodes, candidates };

function* candidates({ analysis, prove, explain }: RepairContext, finding: Finding): Generator<Candidate> {
  if (!prove) return;
  const { subject } = finding;
  const expectation = subject?.kind === 'unmetExpectation' ? subject.expectation : undefined;
  const impasse = yield* answers(analysis, finding, prove, expectation ? forExpectations : forOthers);
  if (impasse && expectation) explain(whyNothing(analysis.computation.network, expectation, impasse));
}

/** The first change with which packets go where a finding says that they should. It is not proved. */
export function firstAnswer(analysis: Analysis, finding: Finding): Candidate | undefined {
  for (const answer of answers(analysis, finding, (edits) => ({ edits }), forConsequences)) return answer;
  return undefined;
}

function* answers(
  analysis: Analysis,
  finding: Finding,
  prove: SearchContext['prove'],
  limits: SearchLimits,
): Generator<Candidate, Impasse | undefined> {
  const goals = goalsOf(analysis.computation.network, finding);
  if (goals.length === 0) return undefined;
  const { subject } = finding;
  const scenario = subject?.kind === 'unmetExpectation' ? subject.scenario : undefined;
  const view: SearchContext['view'] = ({ computation }) => (scenario ? computation.scenario(scenario) : computation);
  const found = search({ analysis, goals, view, prove, limits });
  let next = found.next();
  while (!next.done) {
    const edits = next.value;
    const trades = subject?.kind === 'unmetExpectation' ? gatewayDoubt(analysis.computation.network, edits) : [];
    yield { edits, standing: standingOf(finding, edits), trades };
    next = found.next();
  }
  return next.value;
}

/**
 * Routes speak for themselves; whatever joins networks or changes settings needs a person's choice. How an expectation
 * is met is a person's to see.
 */
function standingOf({ subject }: Finding, edits: readonly TopologyEdit[]): Standing {
  const isRouting = edits.every(
    (edit) =>
      edit.kind === 'addUserRoute' || ('size' in edit && ['set', 'attach', 'table', 'osRoute'].includes(edit.size)),
  );
  if (!isRouting) return 'offered';
  return subject?.kind === 'unmetExpectation' ? 'preferred' : 'fixAll';
}
