import { listed } from '../../findings/listed.js';
import { changedInVnet, changesNothing } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { settingText } from './setting-text.js';
import type { SetVpnGateway } from './topology-edit.js';

export const setVpnGateway: EditKind<SetVpnGateway> = {
  apply: (topology, { gateway, change }) =>
    changedInVnet(topology, 'vpnGateways', gateway, (one) =>
      changesNothing(one, change) ? undefined : { ...one, ...change },
    ),
  alters: ({ gateway }) => [gateway],
  touches: anyPacket,
  words: (edits, _all, network) => listed(edits.map(({ gateway, change }) => settingText(network, gateway, change))),
};
