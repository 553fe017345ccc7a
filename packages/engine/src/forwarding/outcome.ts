import type { Address } from '../address/index.js';
import type { Cause, DeclId, Neighbour } from '../topology/index.js';
import type { End } from './end.js';
import type { State } from './state.js';
import type { Decision, Note } from './trace.js';

/** A peering that a packet crosses: the VNet that it leaves, and the peering as that VNet sees it. */
export interface Crossing {
  readonly from: DeclId;
  readonly neighbour: Neighbour;
}

/** The decisions on the way out of one device. */
export interface Passage {
  readonly decisions: readonly Decision[];
  readonly crossings: readonly Crossing[];
  readonly notes: readonly Note[];
  /** The load balancer that hands the packet to the next device. */
  readonly loadBalancer: DeclId | undefined;
  /** The tunnel into which this device put the packet. */
  readonly tunnel: DeclId | undefined;
  /** Whether the device replaces the packet's source with its own address. */
  readonly newSource: Address | undefined;
}

/**
 * What a device does with a packet: it ends there, or another device gets it. Several outcomes are equal-cost paths.
 */
export type Outcome = Passage &
  (
    | { readonly next: State; readonly end: undefined }
    | { readonly next: undefined; readonly end: End; readonly reason: Cause }
  );

/** A passage without decisions. */
export const noPassage: Passage = {
  decisions: [],
  crossings: [],
  notes: [],
  loadBalancer: undefined,
  tunnel: undefined,
  newSource: undefined,
};

/** The packet ends here. */
export function ends(passage: Passage, end: End, reason: Cause): Outcome {
  return { ...passage, next: undefined, end, reason };
}

/** Another device gets the packet. */
export function goesOn(passage: Passage, next: State): Outcome {
  return { ...passage, next, end: undefined };
}

/** The same outcome with earlier decisions prepended. */
export function after(decisions: readonly Decision[], outcome: Outcome, extra: Partial<Passage> = {}): Outcome {
  return {
    ...outcome,
    ...extra,
    decisions: [...decisions, ...outcome.decisions],
    notes: [...(extra.notes ?? []), ...outcome.notes],
  };
}
