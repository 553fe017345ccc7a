import { overlaps, type Vnet } from '@azroute/engine';
import type { CheckContext } from './check-topology.js';

/** Peerings of networks whose address spaces overlap (R090). Subnet peerings exchange selected subnets only. */
export function checkPeerings(context: CheckContext): void {
  const vnets = new Map(context.topology.vnets.map((vnet) => [vnet.id, vnet]));
  for (const peering of context.topology.peerings) {
    const a = vnets.get(peering.a.vnet);
    const b = vnets.get(peering.b.vnet);
    if (!a || !b || peering.a.subnets || peering.b.subnets) continue;
    const clash = firstOverlap(a, b);
    if (!clash) continue;
    const message = `${a.label} and ${b.label} cannot be peered: ${clash[0]} and ${clash[1]} overlap; give one of them other addresses.`;
    context.report('AZR032', peering.id, {}, message);
  }
}

function firstOverlap(a: Vnet, b: Vnet): readonly [string, string] | undefined {
  for (const prefix of a.addressSpace) {
    const other = b.addressSpace.find((candidate) => overlaps(prefix, candidate));
    if (other) return [prefix.text, other.text];
  }
  return undefined;
}
