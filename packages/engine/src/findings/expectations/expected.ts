import type { Forwarder } from '../../forwarding/forwarder.js';
import type { Trace } from '../../forwarding/trace.js';
import { follow } from '../../forwarding/walk.js';
import type { DeclId, Expectation, Scenario, Topology } from '../../topology/index.js';
import type { Analysis } from '../analysis.js';
import { type End, Ends } from './ends.js';
import { commonAddress, type Failure } from './judge.js';

/** What becomes of an expectation. */
export interface ExpectationResult {
  readonly expectation: Expectation;
  /** The scenario that it belongs to, if any. */
  readonly scenario: Scenario | undefined;
  /** Whether it holds; undefined if it is not judged, because it has no ends or a limit is reached. */
  readonly holds: boolean | undefined;
  /** The first pair of ends for which it does not hold, and what happens instead. */
  readonly failure: Failure | undefined;
  /** The number of pairs of ends that it is about. */
  readonly pairs: number;
  /** The pair of ends whose packets are shown: one that fails, if any does. */
  readonly example: ExpectedWay | undefined;
}

/** The packets between two ends, in the topology or with the parts down that a scenario names. */
export interface ExpectedWay {
  readonly from: End;
  readonly to: End;
  readonly there: Trace | undefined;
  /** The way back; undefined if only one direction is expected, or nothing can be sent. */
  readonly back: Trace | undefined;
}

/** What becomes of the expectation with this id, also of one in a scenario; undefined if there is none. */
export function expectedOf({ computation, findings }: Analysis, id: DeclId): ExpectationResult | undefined {
  const { topology } = computation;
  const [expectation, scenario] = expectationIn(topology, id) ?? [];
  if (!expectation) return undefined;
  const ends = new Ends(computation.network);
  const [froms, tos] = [ends.of(expectation.from), ends.of(expectation.to)];
  const failure = findings.flatMap(({ subject }) =>
    subject?.kind === 'unmetExpectation' && subject.expectation.id === id ? subject.failure : [],
  )[0];
  const pair = failure ?? firstPair(froms, tos);
  const { forwarder } = scenario ? computation.scenario(scenario) : computation;
  const example = pair && wayOf(forwarder, pair.from, pair.to, expectation.bothWays);
  const same = froms.filter(({ sender }) => sender !== undefined && tos.some((to) => to.sender === sender)).length;
  const pairs = froms.length * tos.length - same;
  const isJudged = !findings.some(
    ({ subject }) => subject?.kind === 'unjudgedExpectations' && subject.expectations.some((each) => each.id === id),
  );
  return {
    expectation,
    scenario,
    holds: failure ? false : pairs > 0 && isJudged ? true : undefined,
    failure,
    pairs,
    example,
  };
}

/** The packets between two things, or from one to the Internet, in both directions; undefined if the first sends none. */
export function wayBetween({ computation }: Analysis, from: DeclId, to: DeclId | undefined): ExpectedWay | undefined {
  const ends = new Ends(computation.network);
  const [first] = ends.of({ kind: 'thing', id: from });
  const [second] = ends.of(to === undefined ? { kind: 'internet' } : { kind: 'thing', id: to });
  const way = first && second && wayOf(computation.forwarder, first, second, true);
  return way?.there ? way : undefined;
}

function wayOf(forwarder: Forwarder, from: End, to: End, bothWays: boolean): ExpectedWay {
  const oneWay = (near: End, far: End) => {
    const destination = near.sender === undefined ? undefined : commonAddress(near, far);
    return near.sender !== undefined && destination ? follow(forwarder, near.sender, destination) : undefined;
  };
  return { from, to, there: oneWay(from, to), back: bothWays && !to.internet ? oneWay(to, from) : undefined };
}

/** An expectation with its scenario, if it belongs to one; undefined if there is none with this id. */
export function expectationIn(
  { expectations, scenarios }: Topology,
  id: DeclId,
): readonly [Expectation, Scenario | undefined] | undefined {
  const own = expectations.find((each) => each.id === id);
  if (own) return [own, undefined];
  for (const scenario of scenarios) {
    const inScenario = scenario.expectations.find((each) => each.id === id);
    if (inScenario) return [inScenario, scenario];
  }
  return undefined;
}

function firstPair(froms: readonly End[], tos: readonly End[]): Pick<Failure, 'from' | 'to'> | undefined {
  for (const from of froms) {
    const to = tos.find(({ sender }) => sender === undefined || sender !== from.sender);
    if (to) return { from, to };
  }
  return undefined;
}
