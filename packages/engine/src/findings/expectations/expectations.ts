import { checkpoint } from '../../checkpoint.js';
import type { DeclId, Expectation, Network, Scenario } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import { endsOf } from './ends.js';
import { type Failure, type Follow, failuresOf } from './judge.js';

const expectationFails: FindingCode = { code: 'AZR601', title: 'Expectation does not hold', severity: 'error' };
const scenarioExpectationFails: FindingCode = {
  code: 'AZR602',
  title: 'Expectation does not hold in a scenario',
  severity: 'error',
};
const expectationOfNothing: FindingCode = { code: 'AZR603', title: 'Expectation of nothing', severity: 'warning' };

export const unmetExpectationsRule: Rule = {
  codes: [expectationFails, scenarioExpectationFails, expectationOfNothing],
  find: unmetExpectations,
};

/** Expectations that do not hold, and those that say nothing of anything, in the topology and in its scenarios. */
function unmetExpectations({ network, follow, followWithout }: RuleContext): Finding[] {
  const { expectations, scenarios } = network.topology;
  const found = expectations.flatMap((each) => judged(network, follow, each, undefined));
  for (const scenario of scenarios) {
    if (scenario.expectations.length === 0) continue;
    const inScenario = followWithout(scenario.id, scenario.down);
    found.push(...scenario.expectations.flatMap((each) => judged(network, inScenario, each, scenario)));
  }
  return found;
}

function judged(network: Network, follow: Follow, expectation: Expectation, scenario: Scenario | undefined): Finding[] {
  checkpoint();
  const empty = [expectation.from, expectation.to].find((end) => endsOf(network, end).length === 0);
  if (empty?.kind === 'every') {
    const message = `${network.label(empty.group)} has no NIC or host of its own, so that nothing is expected here. Declare one, or name another network.`;
    return [report(expectationOfNothing, expectation.id, message)];
  }
  const failures = failuresOf(network, follow, expectation);
  const [first] = failures;
  return first ? [unmet(network, expectation, scenario, first, failures.length)] : [];
}

function unmet(
  network: Network,
  expectation: Expectation,
  scenario: Scenario | undefined,
  { from, to, text, trace }: Failure,
  count: number,
): Finding {
  const code: FindingCode = scenario ? scenarioExpectationFails : expectationFails;
  const when = scenario ? `In the scenario "${scenario.name}" this` : 'This';
  const more = count > 1 ? ` It fails for ${count - 1} other ${count === 2 ? 'pair' : 'pairs'} of ends.` : '';
  const message = `${when} does not hold: packets from ${from.label} to ${to.label} should ${wanted(network, expectation)}, and ${text}.${more}`;
  return report(code, expectation.id, message, {
    related: [...(scenario ? downs(network, scenario.down) : []), ...(trace ? walkPlaces(network, trace) : [])],
  });
}

function wanted(network: Network, { dropped, via, to, bothWays }: Expectation): string {
  if (dropped) return 'be dropped';
  const reached = to.kind === 'internet' ? 'leave to the Internet' : 'arrive';
  const through = via ? ` through ${via.map((id) => network.label(id)).join(' and ')}` : '';
  return `${reached}${through}${bothWays ? ' in both directions' : ''}`;
}

function downs(network: Network, down: readonly DeclId[]) {
  return down.map((declaration) => ({ declaration, message: `${network.label(declaration)} is down.` }));
}
