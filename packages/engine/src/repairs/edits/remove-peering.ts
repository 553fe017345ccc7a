import { listed } from '../../findings/listed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { isDownInScenario } from './references.js';
import type { RemovePeering } from './topology-edit.js';

export const removePeering: EditKind<RemovePeering> = {
  apply: (topology, { peering }) => {
    const peerings = topology.peerings.filter(({ id }) => id !== peering);
    if (peerings.length === topology.peerings.length || isDownInScenario(topology, peering)) return undefined;
    return { ...topology, peerings };
  },
  alters: () => [],
  touches: anyPacket,
  words: (edits, _all, { topology }) => {
    const labels = edits.map(({ peering }) => topology.peerings.find(({ id }) => id === peering)?.label ?? peering);
    return `remove the peering ${listed(labels)}`;
  },
};
