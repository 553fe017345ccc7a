import { listed } from '../../findings/listed.js';
import { changedInVnet, changesNothing } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { settingText } from './setting-text.js';
import type { SetRouteServer } from './topology-edit.js';

export const setRouteServer: EditKind<SetRouteServer> = {
  apply: (topology, { routeServer, change }) =>
    changedInVnet(topology, 'routeServers', routeServer, (one) =>
      changesNothing(one, change) ? undefined : { ...one, ...change },
    ),
  alters: ({ routeServer }) => [routeServer],
  touches: anyPacket,
  words: (edits, _all, network) =>
    listed(edits.map(({ routeServer, change }) => settingText(network, routeServer, change))),
};
