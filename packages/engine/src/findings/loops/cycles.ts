import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import type { Outcome } from '../../forwarding/outcome.js';
import { type State, stateKey } from '../../forwarding/state.js';

/** One state of a cycle with the outcomes that stay in the cycle. */
export interface CycleStep {
  readonly state: State;
  readonly outcomes: readonly Outcome[];
}

/** States between which a packet loops forever, sorted by state. */
export interface Cycle {
  readonly steps: readonly CycleStep[];
}

/** The cycles that can be reached from some states, and the cycles that each state leads into. */
export interface CycleSearch {
  readonly cycles: readonly Cycle[];
  /** Indexes into `cycles` by state key; a missing state leads into none. */
  readonly reached: ReadonlyMap<string, ReadonlySet<number>>;
  /** All states that packets reached, and their outcomes there. */
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

/** A state whose successors are being visited. */
interface Frame {
  readonly key: string;
  readonly node: Node;
  /** The index of the next outcome to visit. */
  at: number;
}

/**
 * Finds all cycles (strongly connected components) with Tarjan's algorithm, which is linear in the states reached. It
 * keeps its own stack, since a path can be longer than the call stack allows.
 * @param most how many states may be looked at
 * @returns undefined if there are more
 */
export function findCycles(
  forwarder: Forwarder,
  starts: readonly State[],
  most = Number.POSITIVE_INFINITY,
): CycleSearch | undefined {
  const nodes = new Map<string, Node>();
  const stack: string[] = [];
  const cycles: Cycle[] = [];
  const reached = new Map<string, Set<number>>();
  const frames: Frame[] = [];

  const open = (state: State, key: string): void => {
    checkpoint();
    const outcomes = forwarder.next(state);
    const node: Node = { state, outcomes, index: nodes.size, low: nodes.size, onStack: true };
    nodes.set(key, node);
    stack.push(key);
    frames.push({ key, node, at: 0 });
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
        ({ next, end }) => end?.kind === 'tunnelRecursion' || (next !== undefined && inside.has(stateKey(next))),
      );
      return node && staying && staying.length > 0 ? [{ state: node.state, outcomes: staying }] : [];
    });
    if (steps.length > 0) reach.add(cycles.push({ steps }) - 1);
    if (reach.size > 0) for (const member of members) reached.set(member, reach);
  };

  for (const start of starts) {
    const startKey = stateKey(start);
    if (nodes.has(startKey)) continue;
    open(start, startKey);
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      if (nodes.size > most) return undefined;
      const { key, node } = frame;
      const outcome = node.outcomes[frame.at++];
      if (!outcome) {
        frames.pop();
        const parent = frames.at(-1)?.node;
        if (parent) parent.low = Math.min(parent.low, node.low);
        if (node.low === node.index) close(key);
        continue;
      }
      if (!outcome.next) continue;
      const nextKey = stateKey(outcome.next);
      const known = nodes.get(nextKey);
      if (!known) open(outcome.next, nextKey);
      else if (known.onStack) node.low = Math.min(node.low, known.index);
    }
  }
  return { cycles, reached, visits: [...nodes.values()] };
}
