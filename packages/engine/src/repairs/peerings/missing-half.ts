import type { Finding } from '../../findings/finding.js';
import { oneSidedPeering } from '../../findings/peerings/one-sided-peerings.js';
import { servesOthers } from '../../topology/index.js';
import { completePeering, removePeering } from '../changes/peerings.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { peeringAt } from '../subjects.js';

/** Creates the half of a peering that is missing (R080), with gateway transit where its siblings have it; or removes it. */
export const completeHalf: Repairer = { mends: [oneSidedPeering], candidates };

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const peering = peeringAt(network, finding);
  if (!peering) return [];
  const [near, far] = [network.vnet(peering.a.vnet), network.vnet(peering.b.vnet)];
  const farIsHub = far !== undefined && servesOthers(far) && peering.a.useRemoteGateways;
  const farIsSpoke =
    near !== undefined && servesOthers(near) && peering.a.allowGatewayTransit && far && !servesOthers(far);
  const plain = completePeering(network, peering);
  const withTransit = farIsHub
    ? [completePeering(network, peering, { allowGatewayTransit: true })]
    : farIsSpoke && network.hubOf(far.id) === undefined
      ? [completePeering(network, peering, { useRemoteGateways: true })]
      : [];
  return [
    ...[...withTransit, plain].map((edit): Candidate => ({ edits: [edit], standing: 'fixAll' })),
    { edits: [removePeering(network, peering)], standing: 'offered' },
  ];
}
