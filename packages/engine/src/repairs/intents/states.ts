import { checkpoint } from '../../checkpoint.js';
import type { Computation } from '../../computation/computation.js';
import { lazy } from '../../computation/lazy.js';
import type { Analysis } from '../../findings/analysis.js';
import { spendRecomputation } from '../allowance.js';
import { applyEdits } from '../edits/apply-edits.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { editsKey } from '../idea.js';
import { bringsBack } from './brings-back.js';
import type { RowsOf } from './default-alone.js';
import { distance, type Goal, type Journey, journeyOf } from './goal.js';
import type { State, Step } from './state.js';

/** What states are computed from. */
export interface StatesContext {
  readonly analysis: Analysis;
  readonly goals: readonly Goal[];
  /** The computation in which the goals count: of the topology itself, or of a scenario. */
  readonly view: (analysis: Analysis) => Computation;
  /** States are kept by it, for when the search is repeated because it was interrupted. */
  readonly search: object;
  /** Edits that belong to every answer. */
  readonly start?: readonly TopologyEdit[];
}

/**
 * How much the distance from a goal of a counterexample counts in the comparison of states: little, because the same
 * waits for the others, which only have not been proved yet.
 */
const shareOfCounterexamples = 0.25;
/** The states that were computed in a search, also before it was interrupted. */
const computed = new WeakMap<object, Map<string, State | undefined>>();

/** The states of one search: each is computed and counted once. */
export class States {
  private readonly computed: Map<string, State | undefined>;
  private readonly start: string;
  private readonly evaluated = new Map<string, State | undefined>();
  /** How many were asked for. */
  count = 0;
  /** The one that is nearest to the goals. */
  nearest: State | undefined;

  constructor(private readonly context: StatesContext) {
    this.computed = computed.get(context.search) ?? new Map();
    computed.set(context.search, this.computed);
    this.start = editsKey(context.start ?? []);
  }

  /** The effective routes in a state, of which only what is asked for is computed. */
  rowsWith({ edits }: State): RowsOf {
    const { analysis, view } = this.context;
    const tables = lazy(() => {
      const topology = edits.length > 0 ? applyEdits(analysis.computation.topology, edits) : undefined;
      return view(topology ? analysis.changed(topology) : analysis).tables;
    });
    return (subnet) => tables().ofSubnet(subnet)?.routes ?? [];
  }

  /** The state after some steps; undefined if they cannot be made, or if the packets of a goal cannot be sent. */
  evaluate(steps: readonly Step[], cost: number, more: readonly Goal[]): State | undefined {
    const edits = steps.flat();
    const key = `${editsKey(edits)} ${more.map(goalKey).join()}`;
    if (this.evaluated.has(key)) return this.evaluated.get(key);
    checkpoint();
    this.count++;
    const state = this.computedState(key, steps, cost, more);
    this.evaluated.set(key, state);
    if (state && (!this.nearest || state.distance < this.nearest.distance)) this.nearest = state;
    return state;
  }

  private computedState(key: string, steps: readonly Step[], cost: number, more: readonly Goal[]): State | undefined {
    const name = `${this.start} ${key}`;
    if (this.computed.has(name)) return this.computed.get(name);
    if (steps.length > 0) spendRecomputation();
    const state = this.stateOf(key, steps, cost, more);
    this.computed.set(name, state);
    return state;
  }

  private stateOf(key: string, steps: readonly Step[], cost: number, more: readonly Goal[]): State | undefined {
    const edits = steps.flat();
    const { analysis, goals, view } = this.context;
    const { topology: old } = analysis.computation;
    const topology = bringsBack(old, edits) ? undefined : applyEdits(old, edits);
    if (!topology) return undefined;
    const after = edits.length > 0 ? analysis.changed(topology) : analysis;
    const own = goals.map((goal) => journeyOf(view(after), goal));
    const others = more.map((goal) => journeyOf(after.computation, goal));
    const journeys = [...own, ...others].filter((journey) => journey !== undefined);
    if (journeys.length < goals.length + more.length) return undefined;
    const [far, further] = [sumOf(journeys.slice(0, goals.length)), sumOf(journeys.slice(goals.length))];
    const { network } = after.computation;
    const rank = far + shareOfCounterexamples * further;
    return { steps, edits, key, cost, more, network, journeys, distance: far + further, rank };
  }
}

function sumOf(journeys: readonly Journey[]): number {
  return journeys.reduce((total, journey) => total + distance(journey), 0);
}

/** A text that is equal for equal goals. */
export function goalKey({ from, to, wanted, via }: Goal): string {
  return [from, to.text, wanted, via?.join(' ')].join('|');
}
