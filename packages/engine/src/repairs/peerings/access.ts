import type { Finding } from '../../findings/finding.js';
import { accessNotAllowed } from '../../findings/peerings/access.js';
import { overlappingSpokes } from '../../findings/peerings/overlapping-neighbours.js';
import { removePeering, setFlags } from '../changes/peerings.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { peeringAt } from '../subjects.js';

/** Allows access over a peering on each half that denies it (R081), or removes the peering. */
export const allowAccess: Repairer = { mends: [accessNotAllowed], candidates };

/** R090: removes a peering that Azure refuses, since it overlaps another one. */
export const removeRefusedPeering: Repairer = {
  mends: [overlappingSpokes],
  candidates: ({ world: { network } }, finding) => {
    const peering = peeringAt(network, finding);
    return peering ? [{ edits: [removePeering(network, peering)], standing: 'offered' }] : [];
  },
};

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const peering = peeringAt(network, finding);
  if (!peering) return [];
  const flags = [peering.a, peering.b]
    .filter(({ allowVirtualNetworkAccess }) => !allowVirtualNetworkAccess)
    .map(({ vnet }) => ({ vnet, flag: 'allowVirtualNetworkAccess' as const, value: true }));
  return [
    { edits: [setFlags(network, peering, flags)], standing: 'offered' },
    { edits: [removePeering(network, peering)], standing: 'offered' },
  ];
}
