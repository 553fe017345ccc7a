import { twoHubs } from '../../findings/virtual-wan/connected-vnets.js';
import type { HubVirtualNetworkConnection } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Repairer } from '../repairer.js';

/** W021: removes one of the two connections of a VNet; the first by id is the one that counts. */
export const removeSecondConnection: Repairer = {
  mends: [twoHubs],
  candidates({ world: { network } }, { declaration }) {
    const without = network.topology.hubConnections.find(({ id }) => id === declaration);
    const counted = without && network.hubConnectionOf(without.vnet);
    if (!without || !counted) return [];
    return [
      { edits: [remove(without)], standing: 'preferred' },
      { edits: [remove(counted)], standing: 'offered' },
    ];
  },
};

function remove({ id, label }: HubVirtualNetworkConnection): TopologyEdit {
  return {
    kind: 'removeDeclaration',
    declaration: id,
    words: `remove ${label}`,
    size: 'remove',
    touches: undefined,
  };
}
