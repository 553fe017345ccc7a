import { listed } from '../../findings/listed.js';
import type { Topology } from '../../topology/index.js';
import { changedAt, changedIn } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { isTarget, nvaOfRoute } from './os-routes.js';
import type { SetOsRoute } from './topology-edit.js';

export const setOsRoute: EditKind<SetOsRoute> = {
  apply,
  alters: ({ route }) => [route],
  touches: anyPacket,
  words: (edits, _all, { topology }) =>
    listed(edits.map(({ route }) => `change a static route of ${nvaOfRoute(topology, route)?.label ?? 'an NVA'}`)),
};

function apply(topology: Topology, { route: id, prefix, target }: SetOsRoute): Topology | undefined {
  const owner = nvaOfRoute(topology, id);
  const isTaken = owner?.routes.some((route) => route.id !== id && route.prefix.text === prefix?.text);
  if (!owner || isTaken || (target && !isTarget(topology, owner, target))) return undefined;
  const routes = changedIn(owner.routes, id, (route) => ({
    ...route,
    ...(prefix && { prefix }),
    ...(target && { target }),
  }));
  return routes && changedAt(topology, 'nvas', owner.id, (nva) => ({ ...nva, routes }));
}
