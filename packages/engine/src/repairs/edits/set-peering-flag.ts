import type { PeeringFlag } from '../../findings/advice/step.js';
import { listed } from '../../findings/listed.js';
import type { DeclId, Network, Topology } from '../../topology/index.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { SetPeeringFlag } from './topology-edit.js';

// Flags decide which routes gateways announce, so any packet may take another path.
export const setPeeringFlag: EditKind<SetPeeringFlag> = {
  apply,
  alters: ({ peering }) => [peering],
  touches: anyPacket,
  words,
};

function apply(topology: Topology, { peering: id, half, flag, value }: SetPeeringFlag): Topology | undefined {
  return changedAt(topology, 'peerings', id, (peering) =>
    peering[half][flag] === value ? undefined : { ...peering, [half]: { ...peering[half], [flag]: value } },
  );
}

const allowing: { readonly [F in PeeringFlag]: string } = {
  allowForwardedTraffic: 'allow forwarded traffic on',
  allowGatewayTransit: 'allow gateway transit on',
  allowVirtualNetworkAccess: 'allow access on',
  useRemoteGateways: 'use remote gateways on',
};

function words(edits: readonly SetPeeringFlag[], _all: unknown, network: Network): string {
  return listed(
    edits.map(({ peering, half, flag, value }) => {
      const where = halfText(network, peering, half);
      return value ? `${allowing[flag]} ${where}` : `take ${flag} off ${where}`;
    }),
  );
}

/** "hub's half" of a peering. */
function halfText(network: Network, id: DeclId, half: 'a' | 'b'): string {
  const peering = network.topology.peerings.find((one) => one.id === id);
  return peering ? `${network.label(peering[half].vnet)}'s half of ${peering.label}` : id;
}
