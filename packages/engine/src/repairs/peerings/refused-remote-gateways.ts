import type { Finding } from '../../findings/finding.js';
import { servesOthers } from '../../topology/index.js';
import { setFlag, setFlags } from '../changes/peerings.js';
import { codesNamed } from '../codes-named.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { peeringAt } from '../subjects.js';

/**
 * Takes useRemoteGateways off a half where Azure refuses it (R084 to R087): the others, which count, stay. Where another
 * peer has the gateways, they can be used instead.
 */
export const dropRefusedRemoteGateways: Repairer = {
  mends: codesNamed('AZR302', 'AZR303', 'AZR304', 'AZR305'),
  candidates,
};

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const peering = peeringAt(network, finding);
  if (!peering) return [];
  const users = [peering.a, peering.b].filter(({ useRemoteGateways }) => useRemoteGateways);
  // The key ends with the VNet whose half is refused.
  const half = users.find(({ vnet }) => finding.key.includes(vnet)) ?? users[0];
  if (!half) return [];
  const off = setFlag(network, peering, half.vnet, 'useRemoteGateways', false);
  const isRefusedAnyway = finding.code === 'AZR303' || finding.code === 'AZR304';
  const others = finding.code === 'AZR305' ? otherHubs(network, half.vnet) : [];
  return [
    ...others.map(
      ({ peering: other, hub }): Candidate => ({
        edits: [
          off,
          setFlags(network, other, [
            { vnet: hub, flag: 'allowGatewayTransit', value: true },
            { vnet: half.vnet, flag: 'useRemoteGateways', value: true },
          ]),
        ],
        standing: 'offered',
      }),
    ),
    { edits: [off], standing: isRefusedAnyway || finding.code === 'AZR305' ? 'fixAll' : 'offered' },
  ];
}

/** The other peers of a VNet that have gateways or a Route Server. */
function otherHubs(network: RepairContext['world']['network'], vnet: string) {
  return network
    .neighbours(vnet)
    .filter((neighbour) => servesOthers(neighbour.vnet) && !neighbour.local.useRemoteGateways)
    .map((neighbour) => ({ peering: neighbour.peering, hub: neighbour.vnet.id }));
}
