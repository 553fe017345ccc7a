import { listed } from '../../findings/listed.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { nvaOfRoute } from './os-routes.js';
import type { RemoveOsRoute } from './topology-edit.js';

export const removeOsRoute: EditKind<RemoveOsRoute> = {
  apply: (topology, { route }) => {
    const owner = nvaOfRoute(topology, route);
    if (!owner) return undefined;
    const routes = owner.routes.filter(({ id }) => id !== route);
    return changedAt(topology, 'nvas', owner.id, (nva) => ({ ...nva, routes }));
  },
  alters: () => [],
  touches: anyPacket,
  words: (edits, _all, { topology }) =>
    listed(
      edits.map(({ route }) => {
        const nva = nvaOfRoute(topology, route);
        const prefix = nva?.routes.find(({ id }) => id === route)?.prefix.text;
        return `remove the static route ${prefix} of ${nva?.label}`;
      }),
    ),
};
