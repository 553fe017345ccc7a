import { checkpoint } from '../checkpoint.js';
import { type Verdict, verdictOf, worstVerdict } from './end.js';
import type { Forwarder } from './forwarder.js';
import type { Outcome } from './outcome.js';
import { type State, stateKey } from './state.js';

/** The fate of a packet, and a number that is equal for equal paths, including all equal-cost branches. */
export interface Fate {
  readonly verdict: Verdict;
  readonly path: number;
}

/** Numbers for paths, shared by two topologies that are compared. */
export type PathNumbers = Map<string, number>;

/** Verdicts and paths of many packets, each state followed once. */
export class Fates {
  private readonly known = new Map<string, Fate>();
  private readonly open = new Set<string>();

  constructor(
    private readonly forwarder: Forwarder,
    private readonly numbers: PathNumbers,
  ) {}

  /** The fate of a packet for which the sender has these outcomes. */
  of(outcomes: readonly Outcome[]): Fate {
    const fates = outcomes.map((outcome): Fate => {
      if (outcome.next) return this.ofState(outcome.next);
      const verdict = verdictOf(outcome.end);
      return { verdict, path: this.number(`${verdict} ${outcome.reason.declarations.join()}`) };
    });
    const paths = [...new Set(fates.map(({ path }) => path))].sort((a, b) => a - b);
    return {
      verdict: worstVerdict(fates.map(({ verdict }) => verdict)),
      path: paths.length === 1 ? (paths[0] ?? 0) : this.number(paths.join('|')),
    };
  }

  private ofState(state: State): Fate {
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
    const fate = { verdict: rest.verdict, path };
    this.known.set(key, fate);
    return fate;
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
