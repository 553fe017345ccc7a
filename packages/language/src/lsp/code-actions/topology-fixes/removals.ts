import type { DeclId, Network, Topology } from '@azroute/engine';
import { removal, type TopologyFix } from './topology-fix.js';

/** Removes a declaration that cannot be, or that nothing uses. */
export const removeDeclaration: TopologyFix = {
  codes: ['AZR027', 'AZR032', 'AZR040', 'AZR050'],
  candidates: ({ network, topology, declaration }) => [
    { title: titleOf(network, topology, declaration), edits: [removal(declaration)], isPreferred: false },
  ],
};

function titleOf(network: Network, { peerings }: Topology, id: DeclId): string {
  const peering = peerings.find((each) => each.id === id);
  if (!peering) return `Remove ${network.label(id)}`;
  return `Remove the peering ${network.label(peering.a.vnet)} – ${network.label(peering.b.vnet)}`;
}
