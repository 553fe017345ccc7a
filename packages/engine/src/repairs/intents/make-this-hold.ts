import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { findingCodes } from '../../findings/finding-codes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import type { Standing } from '../standing.js';
import { goalsOf } from './goals-of.js';
import { type SearchContext, type SearchLimits, search } from './search.js';

/** An expectation is what the author asked for, so more is tried than for other findings. */
const forExpectations: SearchLimits = { states: 600, proofs: 60, answers: 3 };
const forOthers: SearchLimits = { states: 150, proofs: 15, answers: 2 };
/** For a consequence of another change, whose proof is made with both together. */
const forConsequences: SearchLimits = { states: 40, proofs: 1, answers: 1 };

/**
 * Searches for the smallest change with which packets go where a finding says that they should: an expectation holds, a
 * black hole or a loop is gone, both directions pass the same appliances.
 */
export const makeThisHold: Repairer = { mends: findingCodes, candidates };

function* candidates({ analysis, search: ofFinding, prove }: RepairContext, finding: Finding): Generator<Candidate> {
  if (!prove) return;
  const isExpectation = finding.subject?.kind === 'unmetExpectation';
  const limits = isExpectation ? forExpectations : forOthers;
  yield* answers(finding, { analysis, prove, limits, search: ofFinding });
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
): Generator<Candidate> {
  const goals = goalsOf(context.analysis.computation.network, finding);
  if (goals.length === 0) return;
  const { subject } = finding;
  const scenario = subject?.kind === 'unmetExpectation' ? subject.scenario : undefined;
  const view: SearchContext['view'] = ({ computation }) => (scenario ? computation.scenario(scenario) : computation);
  for (const edits of search({ ...context, goals, view })) yield { edits, standing: standingOf(finding, edits) };
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
