import type { DeclId, Peering, PeeringHalf, Topology } from '../../../topology/index.js';

/** A topology in which some virtual networks use the gateways of another one with which they are peered, or no longer. */
export function withGatewayUse(topology: Topology, hub: DeclId, spokes: readonly DeclId[], use: boolean): Topology {
  const half = (one: PeeringHalf): PeeringHalf =>
    one.vnet === hub ? { ...one, allowGatewayTransit: use } : { ...one, useRemoteGateways: use };
  const isMeant = ({ a, b }: Peering) =>
    (a.vnet === hub && spokes.includes(b.vnet)) || (b.vnet === hub && spokes.includes(a.vnet));
  return {
    ...topology,
    peerings: topology.peerings.map((peering) =>
      isMeant(peering) ? { ...peering, a: half(peering.a), b: half(peering.b) } : peering,
    ),
  };
}
