import { checkpoint } from '../../checkpoint.js';
import type { Expectation, Network } from '../../topology/index.js';
import type { Budget } from '../flows/steps.js';
import type { End, Ends } from './ends.js';
import { endKey } from './ends.js';
import { commonAddress, endsAsWanted, type Failure, inspectedWay, judge, otherWay } from './judge.js';
import { type Ways, WaysOfKinds } from './ways.js';

/** The pairs of ends for which an expectation does not hold: the first one by ids, and how many there are. */
export interface Failures {
  readonly first: Failure;
  readonly count: number;
}

/** What packets of one direction between two ends do. */
interface Direction {
  readonly good: boolean;
  /** The stateful appliances that they pass, in the order of the way there. */
  readonly way: string | undefined;
}

/** Judges expectations in one topology. What is said twice is judged once, and senders of a kind are judged together. */
export class Judge {
  private readonly known = new Map<string, Failures | undefined>();
  private readonly ways: WaysOfKinds;

  /**
   * @param steps what may be spent on following packets
   * @param pairs what may be spent on looking at pairs of ends
   */
  constructor(
    private readonly network: Network,
    private readonly ends: Ends,
    private readonly how: Ways,
    private readonly steps: Budget,
    private readonly pairs: Budget,
  ) {
    this.ways = new WaysOfKinds(network, how, steps);
  }

  /** Where an expectation does not hold; undefined if it holds; 'skipped' if there is too much to look at. */
  failures(expectation: Expectation): Failures | 'skipped' | undefined {
    const { from, to, bothWays, dropped, via } = expectation;
    const key = [endKey(from), endKey(to), bothWays, dropped, via?.join(' ')].join('|');
    if (this.known.has(key)) return this.known.get(key);
    const [froms, tos] = [this.ends.of(from), this.ends.of(to)];
    const count = froms.length * tos.length;
    if (!this.pairs.affords(count) || this.steps.spent) return 'skipped';
    this.pairs.spend(count);
    const failures = this.judgeAll(expectation, froms, tos);
    if (failures !== 'skipped') this.known.set(key, failures);
    return failures;
  }

  private judgeAll(
    expectation: Expectation,
    froms: readonly End[],
    tos: readonly End[],
  ): Failures | 'skipped' | undefined {
    const there = this.directions(expectation, froms, tos, false);
    const back =
      expectation.bothWays && tos.every(({ internet }) => !internet)
        ? this.directions(expectation, tos, froms, true)
        : undefined;
    if (this.steps.spent) return 'skipped';
    let first: readonly [End, End] | undefined;
    let count = 0;
    for (const [i, from] of froms.entries()) {
      checkpoint();
      for (const [k, to] of tos.entries()) {
        if (from.sender !== undefined && from.sender === to.sender) continue;
        const one = there[i]?.[k];
        const other = back?.[k]?.[i];
        const fits = expectation.dropped || !other || (one?.way !== undefined && one.way === other.way);
        if (one?.good && (!back || other?.good) && fits) continue;
        first ??= [from, to];
        count++;
      }
    }
    if (!first) return undefined;
    const failure = judge(this.network, this.how.follow, expectation, ...first);
    return failure && { first: failure, count };
  }

  /** What packets of each of the senders to each of the receivers do: one list for all senders of a kind. */
  private directions(
    { dropped, via, bothWays }: Expectation,
    froms: readonly End[],
    tos: readonly End[],
    reversed: boolean,
  ): readonly (readonly Direction[])[] {
    const lists = new Map<string, readonly Direction[]>();
    const wanted = dropped ? undefined : reversed ? via && [...via].reverse() : via;
    return froms.map((from) => {
      const kind = from.sender === undefined ? 'nobody' : this.ways.kindOf(from.sender);
      const known = lists.get(kind);
      if (known) return known;
      const list = tos.map((to): Direction => {
        const address = from.sender === undefined ? undefined : commonAddress(from, to);
        // What a sender has itself says nothing of the others of its kind; another one of them sends there.
        const sender = address && this.senderTo(froms, from, kind, to);
        if (!address || sender === undefined || this.steps.spent) return bad;
        const trace = this.ways.trace(sender, address);
        if (!trace || !endsAsWanted(trace, to, dropped) || otherWay(trace, wanted)) return bad;
        return { good: true, way: bothWays && !dropped ? inspectedWay(this.network, trace, reversed) : undefined };
      });
      lists.set(kind, list);
      return list;
    });
  }

  private senderTo(froms: readonly End[], from: End, kind: string, to: End) {
    const has = ({ addresses }: End) => addresses.some(({ text }) => to.addresses.some((other) => other.text === text));
    if (!has(from)) return from.sender;
    const other = froms.find((end) => end.sender !== undefined && this.ways.kindOf(end.sender) === kind && !has(end));
    return (other ?? from).sender;
  }
}

const bad: Direction = { good: false, way: undefined };
