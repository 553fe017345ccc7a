import { checkpoint } from '../../checkpoint.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { editsKey, ideaOf } from '../idea.js';
import type { Refusal } from '../proof/prove.js';
import type { ProvedEdits } from '../repairer.js';
import { counterexamples } from './counterexample.js';
import { distance, type Goal, type Journey } from './goal.js';
import { costs } from './move.js';
import { movesFor } from './moves.js';
import { narrowed } from './narrowed.js';
import { revisesOwn } from './revises-own.js';
import { withoutRevived } from './revived-routes.js';
import { type State, type Step, takeBest, type Waiting } from './state.js';
import { goalKey, States, type StatesContext } from './states.js';

/** How much a search may try. These are counts, so that it has the same result on every machine. */
export interface SearchLimits {
  readonly states: number;
  readonly proofs: number;
  /** How many states may reach all goals and leave the finding: what it is about is then more than its goals. */
  readonly remains: number;
  /** How many different answers are looked for. */
  readonly answers: number;
}

/** What a search needs to know. */
export interface SearchContext extends StatesContext {
  readonly prove: (edits: readonly TopologyEdit[]) => ProvedEdits | Refusal;
  readonly limits: SearchLimits;
}

/** How far a search came that found nothing. */
export interface Impasse {
  /** The edits of the state that is nearest to the goals. */
  readonly edits: readonly TopologyEdit[];
  /** What becomes of the packets with them. */
  readonly journeys: readonly Journey[];
  /** Why the proof refused them, if they reach all goals. */
  readonly refusal: Refusal | undefined;
  /** Whether not everything was tried. */
  readonly isSpent: boolean;
}

/** How many goals counterexamples may add to a state. */
const mostCounterexamples = 8;
/** How long a move waits that brings packets as far as another one of the same state that differs in the prefix only. */
const variant = 1;
/** How far a move may lead away from the goals. */
const largestDetour = 0.5;
/** How much distance counts against cost: first to find anything, then to find something cheaper. */
const [greedy, careful] = [2, 1.2];
const asymmetric: Refusal = { refused: 'findingRemains', findings: [] };
/** How many states the second pass may at least try, and at most as many as the first one: what is cheaper is near. */
const leastOfSecondPass = 20;

/**
 * Searches for sets of edits with which all goals are reached and which are proved, best first, the one that is found
 * first first. It stops at its limits.
 * @returns how far it came, if it found nothing
 */
export function* search(context: SearchContext): Generator<readonly TopologyEdit[], Impasse | undefined> {
  const one = new Search(context);
  yield* one.run();
  return one.impasse();
}

class Search {
  private readonly states: States;
  private readonly start: string;
  private readonly proved: { readonly key: ReadonlySet<string>; readonly cost: number }[] = [];
  private readonly ideas = new Set<string>();
  private mostStates: number;
  private proofs = 0;
  private remains = 0;
  private answers = 0;
  private readonly asides = new Set<string>();
  private refused: { readonly state: State; readonly refusal: Refusal } | undefined;

  constructor(private readonly context: SearchContext) {
    this.states = new States(context);
    this.start = editsKey(context.start ?? []);
    this.mostStates = context.limits.states;
  }

  *run(): Generator<readonly TopologyEdit[]> {
    yield* this.pass(greedy);
    if (this.proved.length === 0) return;
    this.mostStates = Math.min(this.mostStates, this.states.count + Math.max(leastOfSecondPass, this.states.count));
    yield* this.pass(careful);
  }

  impasse(): Impasse | undefined {
    if (this.proved.length > 0) return undefined;
    const state = this.refused?.state ?? this.states.nearest;
    if (!state) return undefined;
    const { edits, journeys } = state;
    return { edits, journeys, refusal: this.refused?.refusal, isSpent: this.isSpent() };
  }

  private *pass(weight: number): Generator<readonly TopologyEdit[]> {
    const start = this.states.evaluate(this.context.start ? [this.context.start] : [], 0, []);
    if (!start) return;
    const open: Waiting[] = [{ state: start, wait: 0 }];
    const seen = new Set<string>();
    const isGreedy = weight === greedy;
    while (open.length > 0 && !this.isSpent()) {
      checkpoint();
      const next = takeBest(open, weight);
      const { state } = next;
      if (seen.has(state.key)) continue;
      seen.add(state.key);
      if (!this.couldBeBetter(state)) continue;
      if (state.distance === 0) {
        const answer = this.answer(state);
        if ('edits' in answer) {
          yield answer.edits;
          if (isGreedy) return;
        } else if (answer.next) {
          seen.delete(answer.next.key);
          open.push({ ...next, state: answer.next });
        }
        continue;
      }
      open.push(...this.children(next));
    }
  }

  private isSpent(): boolean {
    const { limits } = this.context;
    return (
      this.states.count >= this.mostStates ||
      this.proofs >= limits.proofs ||
      this.remains >= limits.remains ||
      this.answers >= limits.answers
    );
  }

  /** Neither more than an answer contains, nor as expensive as the best one. */
  private couldBeBetter({ edits }: State): boolean {
    const texts = new Set(edits.map((edit) => editsKey([edit])));
    return !this.proved.some(({ key }) => [...key].every((text) => texts.has(text)));
  }

  private children({ state, wait }: Waiting): readonly Waiting[] {
    const journey = state.journeys.find((each) => distance(each) > 0);
    if (!journey) return [];
    const children: Waiting[] = [];
    const alike = new Set<string>();
    for (const { edits, cost } of movesFor(state.network, journey, this.states.rowsWith(state))) {
      if (this.isSpent()) break;
      if (revisesOwn(this.context.analysis.computation.network, state, edits)) continue;
      const child = this.states.evaluate([...state.steps, edits], state.cost + cost, state.more);
      if (!child || child.distance > state.distance + largestDetour) continue;
      const kind = `${child.distance} ${ideaOf(edits)}`;
      children.push({ state: child, wait: wait + (alike.has(kind) ? variant : 0) });
      alike.add(kind);
    }
    return children;
  }

  /**
   * A state in which all goals are reached: an answer if it can be proved, or if the same with routes for single machines
   * can, which touch least; else perhaps a state with a further goal.
   */
  private answer(state: State): { readonly edits: readonly TopologyEdit[] } | { readonly next: State | undefined } {
    const steps = this.withoutBallast(state);
    // The same with other prefixes is no other answer.
    if (this.ideas.has(ideaOf(steps.flat()))) return { next: undefined };
    const proof = this.proof(steps, state.cost);
    if ('edits' in proof) return proof;
    this.refused ??= { state, refusal: proof };
    const other = this.proofOfNarrow(state, steps) ?? this.proofWithoutRevived(state, steps, proof);
    if (other) return other;
    const goals = counterexamples(state.network, proof, state.journeys).filter(
      (goal) => !state.more.some((known) => goalKey(known) === goalKey(goal)),
    );
    if (goals.length === 0 || state.more.length + goals.length > mostCounterexamples) return { next: undefined };
    return { next: this.states.evaluate(steps, state.cost, [...state.more, ...goals]) };
  }

  private proof(steps: readonly Step[], cost: number): ProvedEdits | Refusal {
    const edits = steps.flat();
    // What arrives both ways and is still not as expected passes different appliances.
    if (edits.length === 0) return asymmetric;
    this.proofs++;
    const proof = this.context.prove(edits);
    if ('refused' in proof) {
      if (proof.refused === 'findingRemains') this.remains++;
      return proof;
    }
    this.proved.push({ key: new Set(proof.edits.map((edit) => editsKey([edit]))), cost });
    for (const each of [edits, proof.edits]) this.ideas.add(ideaOf(each));
    this.answers++;
    return proof;
  }

  private proofOfNarrow({ cost, more, journeys, network }: State, steps: readonly Step[]): ProvedEdits | undefined {
    const narrow = steps.map((step) => narrowed(network, step, journeys));
    return editsKey(narrow.flat()) === editsKey(steps.flat()) ? undefined : this.proofOnce(narrow, cost, more);
  }

  private proofWithoutRevived(
    { cost, more, network }: State,
    steps: readonly Step[],
    { findings }: Refusal,
  ): ProvedEdits | undefined {
    const edits = withoutRevived(this.context.analysis.computation.network, network, findings);
    return edits.length > 0 ? this.proofOnce([...steps, edits], cost + costs.changeRoute, more) : undefined;
  }

  /** Proves steps that are no state of their own, if all goals are reached with them too. */
  private proofOnce(steps: readonly Step[], cost: number, more: readonly Goal[]): ProvedEdits | undefined {
    const key = editsKey(steps.flat());
    if (this.asides.has(key) || this.isSpent()) return undefined;
    this.asides.add(key);
    if (this.states.evaluate(steps, cost, more)?.distance !== 0) return undefined;
    const proof = this.proof(steps, cost);
    return 'edits' in proof ? proof : undefined;
  }

  /** The moves without those that the goals do not need. */
  private withoutBallast({ steps, cost, more }: State): readonly Step[] {
    let needed = steps;
    for (const step of steps) {
      if (needed.length === 1) break;
      if (editsKey(step) === this.start) continue;
      const fewer = needed.filter((each) => each !== step);
      if (this.states.evaluate(fewer, cost, more)?.distance === 0) needed = fewer;
    }
    return needed;
  }
}
