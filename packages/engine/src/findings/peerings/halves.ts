import { byId } from '../../collections.js';
import type { Network, Peering, PeeringHalf, Vnet } from '../../topology/index.js';

/** One half of a peering, seen from the VNet that it belongs to. */
export interface Half {
  readonly peering: Peering;
  readonly vnet: Vnet;
  readonly local: PeeringHalf;
  readonly other: Vnet;
  readonly remote: PeeringHalf;
}

/** Both halves of every peering that has both, sorted by the id of the peering. */
export function halvesOf(network: Network): readonly Half[] {
  return [...network.topology.peerings].sort(byId).flatMap((peering) => {
    const a = network.vnet(peering.a.vnet);
    const b = network.vnet(peering.b.vnet);
    if (!a || !b || a === b || peering.oneSided) return [];
    return [
      { peering, vnet: a, local: peering.a, other: b, remote: peering.b },
      { peering, vnet: b, local: peering.b, other: a, remote: peering.a },
    ];
  });
}
