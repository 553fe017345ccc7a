import { checkpoint } from '../../checkpoint.js';
import { limits } from '../../limits.js';
import { type DeclId, type Expectation, type Network, type Scenario, sizeOf } from '../../topology/index.js';
import { type Cures, noCures } from '../advice/cures.js';
import { curesOf } from '../advice/dropped.js';
import { placeOf } from '../advice/place.js';
import { dropOf } from '../black-holes/drop.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { Budget } from '../flows/steps.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import { Ends } from './ends.js';
import { Judge } from './failures.js';
import type { Failure } from './judge.js';
import { ScenarioWays, waysOf } from './scenario-ways.js';
import { allUnjudged, expectationUndecided, notJudged, tooMuch, type Unjudged } from './unjudged.js';
import type { Ways } from './ways.js';

export const expectationFails: FindingCode = { code: 'AZR601', title: 'Expectation does not hold', severity: 'error' };
export const scenarioExpectationFails: FindingCode = {
  code: 'AZR602',
  title: 'Expectation does not hold in a scenario',
  severity: 'error',
};
export const expectationOfNothing: FindingCode = {
  code: 'AZR603',
  title: 'Expectation without members',
  severity: 'warning',
};

export const unmetExpectationsRule: Rule = {
  codes: [expectationFails, scenarioExpectationFails, expectationOfNothing, expectationUndecided],
  subjectIfFailed: allUnjudged,
  find: unmetExpectations,
};

/** Expectations that do not hold and those without members, in the topology and in its scenarios. */
function unmetExpectations(context: RuleContext): Finding[] {
  const { network, computation } = context;
  const { expectations, scenarios } = network.topology;
  const size = sizeOf(network.topology);
  const ends = new Ends(network);
  const steps = new Budget(limits.expectedSteps(size));
  const pairs = new Budget(limits.expectedPairs(size));
  const judgeFor = (ways: Ways) => new Judge(network, ends, ways, steps, pairs);
  const skipped: [Expectation, Unjudged][] = [];
  const inScenarios = new ScenarioWays(computation);
  const judge = judgeFor(waysOf(computation));
  const found = expectations.flatMap((each) => judged(network, ends, judge, each, undefined, skipped));
  for (const scenario of scenarios) {
    if (scenario.expectations.length === 0) continue;
    const ways = steps.spent ? tooMuch : inScenarios.of(scenario);
    if ('why' in ways) skipped.push(...scenario.expectations.map((each): [Expectation, Unjudged] => [each, ways]));
    else {
      const inScenario = judgeFor(ways);
      found.push(
        ...scenario.expectations.flatMap((each) => judged(network, ends, inScenario, each, scenario, skipped)),
      );
    }
  }
  return [...found, ...notJudged(skipped)];
}

function judged(
  network: Network,
  ends: Ends,
  judge: Judge,
  expectation: Expectation,
  scenario: Scenario | undefined,
  skipped: [Expectation, Unjudged][],
): Finding[] {
  checkpoint();
  const empty = [expectation.from, expectation.to].find((end) => ends.of(end).length === 0);
  if (empty?.kind === 'every') {
    const message = `${network.label(empty.group)} has no NIC or host, so this expectation applies to nothing. Declare one, or name another VNet, subnet or site.`;
    return [report(expectationOfNothing, expectation.id, message)];
  }
  const failures = judge.failures(expectation);
  if (!failures) return [];
  if ('first' in failures) return [unmet(network, expectation, scenario, failures.first, failures.count)];
  skipped.push([expectation, failures]);
  return [];
}

function unmet(
  network: Network,
  expectation: Expectation,
  scenario: Scenario | undefined,
  failure: Failure,
  count: number,
): Finding {
  const { from, to, text, trace } = failure;
  const code: FindingCode = scenario ? scenarioExpectationFails : expectationFails;
  const when = scenario ? `In the scenario "${scenario.name}" this expectation` : 'This expectation';
  const more = count > 1 ? ` It also fails for ${count - 1} other ${count === 2 ? 'pair' : 'pairs'} of ends.` : '';
  const cures = scenario || expectation.dropped ? noCures : curesOfFailure(network, failure);
  const message =
    `${when} does not hold. Packets from ${from.label} to ${to.label} should ${wanted(network, expectation)}, but ${text}.${more} ${cures.why} ${cures.text}`
      .replaceAll(/ {2,}/g, ' ')
      .trimEnd();
  return report(code, expectation.id, message, {
    related: [...(scenario ? downs(network, scenario.down) : []), ...(trace ? walkPlaces(network, trace) : [])],
    ...(cures.steps.length > 0 && { advice: cures.steps }),
    subject: { kind: 'unmetExpectation', expectation, scenario, failure },
  });
}

/** What would let the packets of a failing pair arrive; in a scenario the cure depends on what is down. */
function curesOfFailure(network: Network, { from, to, trace }: Failure): Cures {
  if (trace?.verdict !== 'dropped' || from.sender === undefined) return noCures;
  const place = ({ sender, label }: Failure['from']) =>
    sender === undefined ? undefined : placeOf(network, sender, label);
  const near = place(from);
  return near ? curesOf(network, { from: near, to: place(to), drop: dropOf(trace) }) : noCures;
}

function wanted(network: Network, { dropped, via, to, bothWays }: Expectation): string {
  if (dropped) return 'be dropped';
  const reached = to.kind === 'internet' ? 'leave to the Internet' : 'arrive';
  const through = via ? ` through ${via.map((id) => network.label(id)).join(' and ')}` : '';
  return `${reached}${through}${bothWays ? ' in both directions' : ''}`;
}

/** The parts that are down in a scenario, as related places. */
function downs(network: Network, down: readonly DeclId[]) {
  return down.map((declaration) => ({ declaration, message: `${network.label(declaration)} is down.` }));
}
