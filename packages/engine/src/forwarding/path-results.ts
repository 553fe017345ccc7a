import { checkpoint } from '../checkpoint.js';
import { type Verdict, verdictOf, worstVerdict } from './end.js';
import type { Forwarder } from './forwarder.js';
import type { Outcome } from './outcome.js';
import { type State, stateKey } from './state.js';

/** The result of following a packet: its verdict, and a number that is equal for equal paths with all equal-cost branches. */
export interface PathResult {
  readonly verdict: Verdict;
  readonly path: number;
}

/** Numbers for paths, shared by two topologies that are compared. */
export type PathNumbers = Map<string, number>;

/** Verdicts and paths of many packets, each state followed once. */
export class PathResults {
  private readonly known = new Map<string, PathResult>();
  private readonly open = new Set<string>();

  constructor(
    private readonly forwarder: Forwarder,
    private readonly numbers: PathNumbers,
  ) {}

  /** The result for a packet for which the sender has these outcomes. */
  of(outcomes: readonly Outcome[]): PathResult {
    const results = outcomes.map((outcome): PathResult => {
      if (outcome.next) return this.ofState(outcome.next);
      const verdict = verdictOf(outcome.end);
      return { verdict, path: this.number(`${verdict} ${outcome.reason.declarations.join()}`) };
    });
    const paths = [...new Set(results.map(({ path }) => path))].sort((a, b) => a - b);
    return {
      verdict: worstVerdict(results.map(({ verdict }) => verdict)),
      path: paths.length === 1 ? (paths[0] ?? 0) : this.number(paths.join('|')),
    };
  }

  private ofState(state: State): PathResult {
    const key = stateKey(state);
    const known = this.known.get(key);
    if (known) return known;
    checkpoint();
    if (this.open.has(key)) return { verdict: 'loop', path: this.number(`loop ${state.kind} ${state.device}`) };
    this.open.add(key);
    const rest = this.of(this.forwarder.next(state));
    this.open.delete(key);
    const tunnels = state.packet.legs.map(({ tunnel }) => tunnel).join();
    const path = this.number(`${state.kind} ${state.device} ${tunnels} > ${rest.path}`);
    const result = { verdict: rest.verdict, path };
    this.known.set(key, result);
    return result;
  }

  private number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(text, number);
    }
    return number;
  }
}
