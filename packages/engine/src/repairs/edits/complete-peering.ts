import { listed } from '../../findings/listed.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { CompletePeering } from './topology-edit.js';

export const completePeering: EditKind<CompletePeering> = {
  apply: (topology, { peering }) =>
    changedAt(topology, 'peerings', peering, (one) => (one.oneSided ? { ...one, oneSided: false } : undefined)),
  alters: ({ peering }) => [peering],
  touches: anyPacket,
  words: (edits, _all, { topology }) => {
    const labels = edits.map(({ peering }) => topology.peerings.find(({ id }) => id === peering)?.label ?? peering);
    return `complete the peering ${listed(labels)}`;
  },
};
