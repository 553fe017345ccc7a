import type { Flow } from '../../comparison/flow.js';
import type { Participant } from '../../comparison/participants.js';
import { endKey } from '../../findings/expectations/ends.js';
import type { Expectation, ExpectationEnd } from '../../topology/index.js';
import type { AddExpectation } from '../edits/topology-edit.js';
import type { Comparison } from '../proof/comparison.js';
import { appliancesOn, expectedWays } from './expected-ways.js';

/** How many pairs of ends pin one repair. */
const mostPairs = 4;

/** A flow between ends that an expectation can name. */
interface Pair {
  readonly from: ExpectationEnd;
  readonly to: ExpectationEnd;
  readonly there: Flow;
}

/**
 * Expectations of what a repair brings: of packets that arrive with it, or if there are none, of those that take another
 * way. The ways are those that its proof has followed.
 * @param known the expectations that exist
 */
export function pinsOf({ gained, moved }: Comparison, known: readonly Expectation[]): readonly AddExpectation[] {
  const pairs = (gained.length > 0 ? gained : moved).flatMap(pairOf);
  const byEnds = new Map(pairs.map((pair) => [keyOf(pair.from, pair.to), pair]));
  const taken = new Set(known.flatMap(({ from, to }) => [keyOf(from, to), keyOf(to, from)]));
  const pins: AddExpectation[] = [];
  let count = 0;
  for (const [key, { from, to, there }] of byEnds) {
    const reverse = keyOf(to, from);
    if (taken.has(key)) continue;
    taken.add(key).add(reverse);
    const back = byEnds.get(reverse)?.there;
    pins.push(...expectedWays(from, to, appliancesOn(there.after), back && appliancesOn(back.after)));
    if (++count === mostPairs) break;
  }
  return pins;
}

function pairOf(flow: Flow): readonly Pair[] {
  const [from, to] = [endOf(flow.from), flow.to ? endOf(flow.to) : internet];
  return from && to ? [{ from, to, there: flow }] : [];
}

const internet: ExpectationEnd = { kind: 'internet' };

/** What stands for a participant: the declaration whose packets were followed; undefined if it has none. */
function endOf({ kind, id, members: [first] }: Participant): ExpectationEnd | undefined {
  if (kind === 'privateEndpoint') return { kind: 'thing', id };
  return first === undefined ? undefined : { kind: 'thing', id: first };
}

function keyOf(from: ExpectationEnd, to: ExpectationEnd): string {
  return `${endKey(from)} ${endKey(to)}`;
}
