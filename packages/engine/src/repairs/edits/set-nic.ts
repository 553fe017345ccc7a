import { listed } from '../../findings/listed.js';
import { changedIn, changedInVnet } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { SetNic } from './topology-edit.js';

/** Fails if no address would be left, or two of one family. */
export const setNic: EditKind<SetNic> = {
  apply: (topology, { nic: id, addresses }) => {
    const families = new Set(addresses.map(({ family }) => family));
    const subnets = topology.vnets.flatMap((vnet) => vnet.subnets);
    const place = subnets.find(({ nics }) => nics.some((nic) => nic.id === id));
    if (!place || families.size !== addresses.length || addresses.length === 0) return undefined;
    const nics = changedIn(place.nics, id, (nic) => ({ ...nic, addresses }));
    return nics && changedInVnet(topology, 'subnets', place.id, (subnet) => ({ ...subnet, nics }));
  },
  alters: ({ nic }) => [nic],
  touches: anyPacket,
  words: (edits, _all, network) => {
    const parts = edits.map(({ nic, addresses }) => {
      return `${network.label(nic)} ${listed(addresses.map(({ text }) => text))}`;
    });
    return `give ${listed(parts)}`;
  },
};
