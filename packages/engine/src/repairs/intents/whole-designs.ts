import { expectationFails, scenarioExpectationFails } from '../../findings/expectations/expectations.js';
import type { Finding } from '../../findings/finding.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import type { DesignsFor } from './designs/design.js';
import { overlayBetweenAppliances } from './designs/overlay-between-appliances.js';
import { overlayToOnPremises } from './designs/overlay-to-on-premises.js';
import { splitRouteServer } from './designs/split-route-server.js';
import { twoHalves } from './designs/two-halves.js';
import { gatewayDoubt } from './gateway-doubt.js';
import { goalsOf } from './goals-of.js';
import { ruledOut } from './make-this-hold.js';
import { type SearchLimits, search } from './search.js';

/** The beginning is given, so that little is left to be found. */
const limits: SearchLimits = { states: 60, proofs: 6, remains: 6, answers: 1 };

const designs: readonly DesignsFor[] = [overlayBetweenAppliances, overlayToOnPremises, twoHalves, splitRouteServer];

/**
 * Tries whole designs with which an expectation may hold, and completes each with the routes that it needs: their steps
 * alone bring nothing nearer to the goal, so that a search for small changes does not find them.
 */
export const tryWholeDesigns: Repairer = { mends: [expectationFails, scenarioExpectationFails], candidates };

function* candidates({ analysis, search: ofFinding, prove }: RepairContext, finding: Finding): Generator<Candidate> {
  const { subject } = finding;
  if (!prove || subject?.kind !== 'unmetExpectation' || subject.expectation.dropped) return;
  if (ruledOut(analysis, finding)) return;
  const { network } = analysis.computation;
  const goals = goalsOf(network, finding);
  const { scenario } = subject;
  for (const { edits, trades } of designs.flatMap((designsFor) => designsFor(network, goals))) {
    const found = search({
      analysis,
      goals,
      view: ({ computation }) => (scenario ? computation.scenario(scenario) : computation),
      prove,
      limits,
      search: ofFinding,
      start: edits,
    });
    for (const each of found) {
      yield { edits: each, standing: 'offered', trades: [...trades, ...gatewayDoubt(network, each)] };
    }
  }
}
