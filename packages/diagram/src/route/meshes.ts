import type { DeclId } from '@azroute/engine';
import type { Wire } from '../fold/draft.js';

/** From how many VNets on, of which each is peered with each, their peerings are drawn as one bus. */
const meshedFrom = 4;

/** The mesh that each peering belongs to, by its number, and how many VNets each mesh has. */
export interface Meshes {
  readonly of: ReadonlyMap<Wire, number>;
  readonly sizes: readonly number[];
}

/** Finds VNets that are all peered with each other, in the order in which they are first named. */
export function findMeshes(wires: readonly Wire[]): Meshes {
  const peers = new Map<DeclId, Set<DeclId>>();
  const add = (one: DeclId, other: DeclId) => peers.set(one, (peers.get(one) ?? new Set()).add(other));
  for (const { from, to, idle } of wires) {
    if (idle) continue;
    add(from, to);
    add(to, from);
  }
  const meshOf = new Map<DeclId, number>();
  const sizes: number[] = [];
  for (const [first, near] of peers) {
    if (meshOf.has(first)) continue;
    const members = [first];
    for (const id of near) {
      if (!meshOf.has(id) && members.every((member) => peers.get(member)?.has(id))) members.push(id);
    }
    if (members.length < meshedFrom) continue;
    for (const id of members) meshOf.set(id, sizes.length);
    sizes.push(members.length);
  }
  const of = new Map<Wire, number>();
  for (const wire of wires) {
    const [one, other] = [meshOf.get(wire.from), meshOf.get(wire.to)];
    if (one !== undefined && one === other && !wire.idle) of.set(wire, one);
  }
  return { of, sizes };
}
