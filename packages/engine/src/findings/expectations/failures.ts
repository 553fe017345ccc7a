import { checkpoint } from '../../checkpoint.js';
import { append } from '../../collections.js';
import { isWhole } from '../../forwarding/unfollowed-paths.js';
import { unknownTablesOf } from '../../forwarding/unknown-tables.js';
import type { DeclId, Expectation, Network } from '../../topology/index.js';
import type { Budget } from '../flows/steps.js';
import type { End, Ends } from './ends.js';
import { endKey } from './ends.js';
import { commonAddress, endsAsWanted, type Failure, inspectedWay, judge, otherWay } from './judge.js';
import { otherPaths, tooMuch, type Unjudged, undecided } from './unjudged.js';
import { type Ways, WaysOfKinds } from './ways.js';

/** The pairs of ends for which an expectation does not hold: the first one by id, and their number. */
export interface Failures {
  readonly first: Failure;
  readonly count: number;
}

/** The result for packets of one direction between two ends. */
interface Direction {
  readonly good: boolean;
  /** Whether all their paths were followed. */
  readonly whole: boolean;
  /** The stateful appliances that they pass, in the order of the way there. */
  readonly way: string | undefined;
  /** The route tables that are not known and on which the result rests. */
  readonly unknown: readonly DeclId[];
}

/** The results for packets of one sender to all receivers. */
interface Directions {
  /** The results that all senders of its kind share, by index of the receiver. */
  readonly ofKind: readonly Direction[];
  /** Its own results for receivers whose addresses it has too, by their index. */
  readonly own: ReadonlyMap<number, Direction>;
}

/** How many failing pairs of ends are judged one by one; more are only counted. */
const judgedAlone = 100;

/** Judges expectations in one topology: equal expectations once, and all senders of a kind together. */
export class Judge {
  private readonly known = new Map<string, Failures | Unjudged | undefined>();
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

  /** The pairs for which an expectation does not hold; undefined if it holds; the reason if it cannot be evaluated. */
  failures(expectation: Expectation): Failures | Unjudged | undefined {
    const { from, to, bothWays, dropped, via } = expectation;
    const key = [endKey(from), endKey(to), bothWays, dropped, via?.join(' ')].join('|');
    if (this.known.has(key)) return this.known.get(key);
    const [froms, tos] = [this.ends.of(from), this.ends.of(to)];
    const count = froms.length * tos.length;
    if (!this.pairs.affords(count) || this.steps.spent) return tooMuch;
    this.pairs.spend(count);
    const failures = this.judgeAll(expectation, froms, tos);
    if (failures !== tooMuch) this.known.set(key, failures);
    return failures;
  }

  private judgeAll(
    expectation: Expectation,
    froms: readonly End[],
    tos: readonly End[],
  ): Failures | Unjudged | undefined {
    const there = this.directions(expectation, froms, tos, false);
    const back =
      expectation.bothWays && tos.every(({ internet }) => !internet)
        ? this.directions(expectation, tos, froms, true)
        : undefined;
    if (this.steps.spent) return tooMuch;
    const found: [End, End][] = [];
    let count = 0;
    let whole = true;
    const unknown = new Set<DeclId>();
    for (const [i, from] of froms.entries()) {
      checkpoint();
      for (const [k, to] of tos.entries()) {
        if (from.sender !== undefined && from.sender === to.sender) continue;
        const one = at(there[i], k);
        const other = back && at(back[k], i);
        for (const table of [...(one?.unknown ?? []), ...(other?.unknown ?? [])]) unknown.add(table);
        if (one?.unknown.length || other?.unknown.length) continue;
        const fits = expectation.dropped || !other || (one?.way !== undefined && one.way === other.way);
        if (one?.good && (!back || other?.good) && fits) {
          whole &&= one.whole && (!other || other.whole);
          continue;
        }
        if (found.length < judgedAlone) found.push([from, to]);
        count++;
      }
    }
    for (const [i, pair] of found.entries()) {
      const failure = judge(this.network, this.how.follow, expectation, ...pair);
      if (failure) return { first: failure, count: count - i };
    }
    // The pairs judged one by one hold, but that says nothing about the others.
    if (count > found.length) return tooMuch;
    if (unknown.size > 0) return undecided([...unknown].sort().map((table) => this.network.label(table)));
    return whole ? undefined : otherPaths;
  }

  /** The results for packets from each sender to each receiver; all senders of a kind share one list. */
  private directions(
    { dropped, via, bothWays }: Expectation,
    froms: readonly End[],
    tos: readonly End[],
    reversed: boolean,
  ): readonly Directions[] {
    const wanted = dropped ? undefined : reversed ? via && [...via].reverse() : via;
    const direction = (from: End, to: End): Direction => {
      const address = from.sender === undefined ? undefined : commonAddress(from, to);
      if (!address || from.sender === undefined || this.steps.spent) return bad;
      const trace = this.ways.trace(from.sender, address);
      const unknown = trace ? unknownTablesOf(trace) : [];
      if (unknown.length > 0) return { good: true, whole: true, way: undefined, unknown };
      if (!trace || !endsAsWanted(trace, to, dropped) || otherWay(trace, wanted)) return bad;
      const way = bothWays && !dropped ? inspectedWay(this.network, trace, reversed) : undefined;
      return { good: true, whole: isWhole(trace), way, unknown };
    };
    const owners = new Map<string, number[]>();
    for (const [k, { addresses }] of tos.entries()) {
      for (const { text } of addresses) {
        append(owners, text, k);
      }
    }
    // A sender delivers its own addresses to itself, unlike the others of its kind.
    const owned = (from: End) => from.addresses.flatMap(({ text }) => owners.get(text) ?? []);
    const kinds = new Map<string, End[]>();
    for (const from of froms) {
      const kind = this.kindOf(from);
      append(kinds, kind, from);
    }
    const lists = new Map<string, readonly Direction[]>();
    for (const [kind, [first, ...others]] of kinds) {
      if (!first) continue;
      const own = new Set(owned(first));
      const list = tos.map((to, k) => {
        const from = own.has(k) ? others.find((other) => !owned(other).includes(k)) : first;
        return from ? direction(from, to) : bad;
      });
      lists.set(kind, list);
    }
    return froms.map((from) => ({
      ofKind: lists.get(this.kindOf(from)) ?? [],
      own: new Map(
        owned(from).flatMap((k) => {
          const to = tos[k];
          return to && to.sender !== from.sender ? [[k, direction(from, to)] as const] : [];
        }),
      ),
    }));
  }

  private kindOf({ sender }: End): string {
    return sender === undefined ? 'nobody' : this.ways.kindOf(sender);
  }
}

function at(directions: Directions | undefined, k: number): Direction | undefined {
  return directions?.own.get(k) ?? directions?.ofKind[k];
}

const bad: Direction = { good: false, whole: true, way: undefined, unknown: [] };
