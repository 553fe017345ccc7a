import { listed } from '../../findings/listed.js';
import { changedAt, changesNothing } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { settingText } from './setting-text.js';
import type { SetNva } from './topology-edit.js';

/** Fails if a NIC belongs to another appliance. */
export const setNva: EditKind<SetNva> = {
  apply: (topology, { nva: id, change }) => {
    const others = topology.nvas.filter((one) => one.id !== id).flatMap(({ nics }) => nics);
    if (change.nics?.some((nic) => others.includes(nic))) return undefined;
    return changedAt(topology, 'nvas', id, (nva) => (changesNothing(nva, change) ? undefined : { ...nva, ...change }));
  },
  alters: ({ nva }) => [nva],
  touches: anyPacket,
  words: (edits, _all, network) => listed(edits.map(({ nva, change }) => settingText(network, nva, change))),
};
