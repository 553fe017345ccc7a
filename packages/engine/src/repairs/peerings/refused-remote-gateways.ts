import type { Finding } from '../../findings/finding.js';
import {
  noRemoteGateway,
  ownAndRemoteGateway,
  transitNotAllowed,
  twoRemoteGateways,
} from '../../findings/peerings/remote-gateways.js';
import { servesOthers } from '../../topology/index.js';
import { setFlag, setFlags } from '../changes/peerings.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { peeringAt } from '../subjects.js';

/**
 * Takes useRemoteGateways off a half where Azure refuses it (R084 to R087): the others, which count, stay. Where another
 * peer has the gateways, they can be used instead.
 */
export const dropRefusedRemoteGateways: Repairer = {
  mends: [transitNotAllowed, twoRemoteGateways, ownAndRemoteGateway, noRemoteGateway],
  candidates,
};

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const peering = peeringAt(network, finding);
  if (!peering) return [];
  const users = [peering.a, peering.b].filter(({ useRemoteGateways }) => useRemoteGateways);
  // The key ends with the VNet whose half is refused.
  const half = users.find(({ vnet }) => finding.key.endsWith(`|${vnet}`)) ?? users[0];
  if (!half) return [];
  const off = setFlag(network, peering, half.vnet, 'useRemoteGateways', false);
  const isRefusedAnyway = finding.code === twoRemoteGateways.code || finding.code === ownAndRemoteGateway.code;
  const others = finding.code === noRemoteGateway.code ? otherHubs(network, half.vnet) : [];
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
    { edits: [off], standing: isRefusedAnyway || finding.code === noRemoteGateway.code ? 'fixAll' : 'offered' },
  ];
}

/** The other peers of a VNet that have gateways or a Route Server. */
function otherHubs(network: RepairContext['world']['network'], vnet: string) {
  return network
    .neighbours(vnet)
    .filter((neighbour) => servesOthers(neighbour.vnet) && !neighbour.local.useRemoteGateways)
    .map((neighbour) => ({ peering: neighbour.peering, hub: neighbour.vnet.id }));
}
