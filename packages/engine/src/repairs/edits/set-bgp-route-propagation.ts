import { listed } from '../../findings/listed.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import type { SetBgpRoutePropagation } from './topology-edit.js';

export const setBgpRoutePropagation: EditKind<SetBgpRoutePropagation> = {
  apply: (topology, { routeTable, isOn }) =>
    changedAt(topology, 'routeTables', routeTable, (table) =>
      table.disableBgpRoutePropagation === !isOn ? undefined : { ...table, disableBgpRoutePropagation: !isOn },
    ),
  alters: ({ routeTable }) => [routeTable],
  touches: anyPacket,
  words: (edits, _all, network) =>
    listed(
      edits.map(({ routeTable, isOn }) => `switch propagation ${isOn ? 'on' : 'off'} in ${network.label(routeTable)}`),
    ),
};
