import { listed } from '../../findings/listed.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { SetAddressSpace } from './topology-edit.js';

export const setAddressSpace: EditKind<SetAddressSpace> = {
  apply: (topology, { vnet: id, addressSpace }) =>
    changedAt(topology, 'vnets', id, (vnet) => ({ ...vnet, addressSpace })),
  alters: ({ vnet }) => [vnet],
  touches: anyPacket,
  words: (edits, _all, network) => {
    const parts = edits.map(({ vnet: id, addressSpace }) => {
      const old = network.vnet(id)?.addressSpace ?? [];
      const added = addressSpace.filter(({ text }) => !old.some((one) => one.text === text));
      const shown = listed((added.length > 0 ? added : addressSpace).map(({ text }) => text));
      const isMore = old.every(({ text }) => addressSpace.some((one) => one.text === text));
      return isMore ? `add ${shown} to ${network.label(id)}` : `make ${shown} the space of ${network.label(id)}`;
    });
    return listed(parts);
  },
};
