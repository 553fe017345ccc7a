import { overlaps, type PeeringHalf, type Prefix, type Topology, type Vnet } from '@azroute/engine';
import type { LoweringContext } from '../../lowering/context.js';
import type { Checker } from './checker.js';

/** Peerings of virtual networks whose exchanged address space overlaps (AZR032, R090; relaxed by subnet peering). */
export function checkPeerings(checker: Checker, topology: Topology, context: LoweringContext): void {
  const vnets = new Map(topology.vnets.map((vnet) => [vnet.id, vnet]));
  for (const peering of topology.peerings) {
    const [a, b] = [vnets.get(peering.a.vnet), vnets.get(peering.b.vnet)];
    const written = context.unnamed.get(peering.id);
    if (!a || !b || !written) continue;
    const clash = overlapOf(exchanged(a, peering.a), exchanged(b, peering.b));
    if (!clash) continue;
    const [one, two] = clash;
    const message = `${a.label} (${one.text}) and ${b.label} (${two.text}) overlap, and Azure refuses a peering of overlapping networks. Change one address space, or peer only subnets that do not overlap.`;
    checker.report('AZR032', written.uri, { node: written.node }, message);
  }
}

function exchanged(vnet: Vnet, half: PeeringHalf): readonly Prefix[] {
  if (!half.subnets) return vnet.addressSpace;
  return vnet.subnets.filter(({ id }) => half.subnets?.includes(id)).flatMap(({ prefixes }) => prefixes);
}

function overlapOf(as: readonly Prefix[], bs: readonly Prefix[]): readonly [Prefix, Prefix] | undefined {
  for (const a of as) for (const b of bs) if (overlaps(a, b)) return [a, b];
  return undefined;
}
