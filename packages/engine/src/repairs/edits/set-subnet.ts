import { listed } from '../../findings/listed.js';
import { changedInVnet, changesNothing } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { settingText } from './setting-text.js';
import type { SetSubnet } from './topology-edit.js';

export const setSubnet: EditKind<SetSubnet> = {
  apply: (topology, { subnet, change }) =>
    changedInVnet(topology, 'subnets', subnet, (one) =>
      changesNothing(one, change) ? undefined : { ...one, ...change },
    ),
  alters: ({ subnet }) => [subnet],
  touches: anyPacket,
  words: (edits, _all, network) => listed(edits.map(({ subnet, change }) => settingText(network, subnet, change))),
};
