import type { DeclId } from './id.js';
import type { Topology } from './topology.js';
import type { VirtualHub } from './virtual-wan.js';

/**
 * The virtual WAN of a hub: the one that it names, or the only one that is declared. Undefined stands for the one WAN of
 * a topology that declares none.
 */
export function wanOf({ virtualWans }: Topology, { virtualWan }: VirtualHub): DeclId | undefined {
  return virtualWan ?? (virtualWans.length === 1 ? virtualWans[0]?.id : undefined);
}

/** The hubs of the virtual WAN of a hub, including this one (W005). */
export function hubsOfWan(topology: Topology, hub: VirtualHub): readonly VirtualHub[] {
  const wan = wanOf(topology, hub);
  return topology.virtualHubs.filter((other) => wanOf(topology, other) === wan);
}
