import type { Finding } from '../../findings/finding.js';
import { findingCodes } from '../../findings/finding-codes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import type { Standing } from '../standing.js';
import { goalsOf } from './goals-of.js';
import { type SearchLimits, search } from './search.js';
import { whyNothing } from './why-nothing.js';

/** An expectation is what the author asked for, so more is tried than for other findings. */
const forExpectations: SearchLimits = { states: 300, proofs: 30, answers: 3 };
const forOthers: SearchLimits = { states: 150, proofs: 15, answers: 2 };

/**
 * Searches for the smallest change with which packets go where a finding says that they should: an expectation holds, a
 * black hole or a loop is gone, both directions pass the same appliances.
 */
export const makeThisHold: Repairer = { mends: findingCodes, candidates };

function* candidates({ analysis, prove, explain }: RepairContext, finding: Finding): Generator<Candidate> {
  const goals = goalsOf(analysis.computation.network, finding);
  if (!prove || goals.length === 0) return;
  const { subject } = finding;
  const scenario = subject?.kind === 'unmetExpectation' ? subject.scenario : undefined;
  const found = search({
    analysis,
    goals,
    view: ({ computation }) => (scenario ? computation.scenario(scenario) : computation),
    prove,
    limits: subject?.kind === 'unmetExpectation' ? forExpectations : forOthers,
  });
  let next = found.next();
  while (!next.done) {
    yield { edits: next.value, standing: standingOf(next.value) };
    next = found.next();
  }
  const impasse = next.value;
  if (impasse && subject?.kind === 'unmetExpectation') explain(whyNothing(analysis.computation.network, impasse));
}
/** Routes speak for themselves; whatever joins networks or changes settings needs a person's choice. */
function standingOf(edits: readonly TopologyEdit[]): Standing {
  const isRouting = edits.every(
    (edit) =>
      edit.kind === 'addUserRoute' || ('size' in edit && ['set', 'attach', 'table', 'osRoute'].includes(edit.size)),
  );
  return isRouting ? 'preferred' : 'offered';
}
