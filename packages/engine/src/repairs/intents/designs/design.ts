import type { DeclId, Network } from '../../../topology/index.js';
import type { TopologyEdit } from '../../edits/topology-edit.js';
import type { Trade } from '../../trade.js';
import type { Goal } from '../goal.js';

/**
 * The beginning of a whole design: edits that belong together and that single moves do not reach. A search completes it
 * with the routes that it still needs.
 */
export interface Design {
  readonly edits: readonly TopologyEdit[];
  readonly trades: readonly Trade[];
}

/** Finds the designs of one kind with which goals may be reached. */
export type DesignsFor = (network: Network, goals: readonly Goal[]) => readonly Design[];

/** The devices that goals should pass, each once. */
export function devicesOf(goals: readonly Goal[]): readonly DeclId[] {
  return [...new Set(goals.flatMap(({ via = [] }) => via))];
}
