import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import type { Outcome } from '../../forwarding/outcome.js';
import { type State, stateKey } from '../../forwarding/state.js';

/** One state of a cycle with the outcomes that stay in the cycle. */
export interface CycleStep {
  readonly state: State;
  readonly outcomes: readonly Outcome[];
}

/** States between which a packet goes round for ever; sorted by state. */
export interface Cycle {
  readonly steps: readonly CycleStep[];
}

/** The cycles among the states that are reached from some states, and which of them each state leads into. */
export interface CycleSearch {
  readonly cycles: readonly Cycle[];
  /** Indexes into `cycles` by state key; a state that is missing leads into none. */
  readonly reached: ReadonlyMap<string, ReadonlySet<number>>;
  /** All states that packets came by, and what became of them there. */
  readonly visits: readonly Visit[];
}

/** A state with what its device does. */
export interface Visit {
  readonly state: State;
  readonly outcomes: readonly Outcome[];
}

interface Node extends Visit {
  readonly index: number;
  low: number;
  onStack: boolean;
}

/** Finds all cycles (strongly connected components) by Tarjan's algorithm: linear in the states that are reached. */
export function findCycles(forwarder: Forwarder, starts: readonly State[]): CycleSearch {
  const nodes = new Map<string, Node>();
  const stack: string[] = [];
  const cycles: Cycle[] = [];
  const reached = new Map<string, Set<number>>();

  const visit = (state: State, key: string): Node => {
    checkpoint();
    const outcomes = forwarder.next(state);
    const node: Node = { state, outcomes, index: nodes.size, low: nodes.size, onStack: true };
    nodes.set(key, node);
    stack.push(key);
    for (const { next } of outcomes) {
      if (!next) continue;
      const nextKey = stateKey(next);
      const known = nodes.get(nextKey);
      if (!known) node.low = Math.min(node.low, visit(next, nextKey).low);
      else if (known.onStack) node.low = Math.min(node.low, known.index);
    }
    if (node.low === node.index) close(key);
    return node;
  };

  const close = (key: string): void => {
    const members = stack.splice(stack.lastIndexOf(key));
    const inside = new Set(members);
    const reach = new Set<number>();
    for (const member of members) {
      const node = nodes.get(member);
      if (!node) continue;
      node.onStack = false;
      for (const { next } of node.outcomes) {
        if (next) for (const cycle of reached.get(stateKey(next)) ?? []) reach.add(cycle);
      }
    }
    const steps = members.sort().flatMap((member): CycleStep[] => {
      const node = nodes.get(member);
      const staying = node?.outcomes.filter(
        ({ next, end }) => end === 'loop' || (next !== undefined && inside.has(stateKey(next))),
      );
      return node && staying && staying.length > 0 ? [{ state: node.state, outcomes: staying }] : [];
    });
    if (steps.length > 0) reach.add(cycles.push({ steps }) - 1);
    if (reach.size > 0) for (const member of members) reached.set(member, reach);
  };

  for (const start of starts) {
    const key = stateKey(start);
    if (!nodes.has(key)) visit(start, key);
  }
  return { cycles, reached, visits: [...nodes.values()] };
}
