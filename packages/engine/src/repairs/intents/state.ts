import type { Network } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Goal, Journey } from './goal.js';

/** A state that is to be looked at, and how long it waits for others: it counts like cost. */
export interface Waiting {
  readonly state: State;
  readonly wait: number;
}

/** The edits of one move, which belong together. */
export type Step = readonly TopologyEdit[];

/** A set of moves, and how far the topology is from the goals with it. */
export interface State {
  readonly steps: readonly Step[];
  readonly edits: readonly TopologyEdit[];
  readonly key: string;
  readonly cost: number;
  /** Goals that counterexamples have added. */
  readonly more: readonly Goal[];
  readonly network: Network;
  readonly journeys: readonly Journey[];
  readonly distance: number;
  /** The distance by which states are compared. */
  readonly rank: number;
}

/**
 * Removes the best state from a list.
 * @param weight how much distance counts against cost
 */
export function takeBest(open: Waiting[], weight: number): Waiting {
  // What also reaches the goals of counterexamples is most likely an answer.
  const order = ({ state: { cost, rank, more }, wait }: Waiting) =>
    rank === 0 && more.length > 0 ? (cost + wait) / 100 : cost + weight * rank + wait;
  let best = 0;
  for (let i = 1; i < open.length; i++) {
    const [one, other] = [open[i], open[best]];
    if (!one || !other) continue;
    const difference = order(one) - order(other);
    if (difference < 0 || (difference === 0 && one.state.key < other.state.key)) best = i;
  }
  const [next] = open.splice(best, 1);
  if (!next) throw new Error('There is no state left.');
  return next;
}
