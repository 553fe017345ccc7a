import { grouped } from '../../collections.js';
import { listed } from '../../findings/listed.js';
import { type DeclId, declarationId, type Network, type OsRoute, type Topology } from '../../topology/index.js';
import { tunnelId } from './add-tunnel.js';
import { changedAt, freeId } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { isTarget } from './os-routes.js';
import type { AddOsRoute, TopologyEdit } from './topology-edit.js';
import { tunnelsText } from './tunnels-text.js';

// BGP routes may resolve their next hop through it, so any packet may take another path.
export const addOsRoute: EditKind<AddOsRoute> = { apply, alters, touches: anyPacket, words };

function apply(topology: Topology, { nva: id, prefix, target }: AddOsRoute): Topology | undefined {
  return changedAt(topology, 'nvas', id, (nva) => {
    if (nva.routes.some((route) => route.prefix.text === prefix.text) || !isTarget(topology, nva, target))
      return undefined;
    const wanted = `${declarationId('osRoute', [nva.name])}#${nva.routes.length + 1}`;
    const route: OsRoute = { kind: 'osRoute', id: freeId(wanted, nva.routes), prefix, target };
    return { ...nva, routes: [...nva.routes, route] };
  });
}

function alters({ nva: id, prefix }: AddOsRoute, { nvas }: Topology): readonly DeclId[] {
  const route = nvas.find((each) => each.id === id)?.routes.find((each) => each.prefix.text === prefix.text);
  return route ? [route.id] : [];
}

function words(edits: readonly AddOsRoute[], all: readonly TopologyEdit[], network: Network): string | undefined {
  const isIntoTunnel = ({ target }: AddOsRoute) => target.via === 'tunnel';
  // If sessions are moved too, the few static routes are a detail of that step.
  const isDetail = all.some(({ kind }) => kind === 'bindSession');
  const told = isDetail ? edits.filter((edit) => !isIntoTunnel(edit)) : edits;
  if (told.length === 0) return undefined;
  const parts = [...grouped(told, (edit) => targetText(edit, all, network))].map(
    ([where, routes]) => `${listed([...new Set(routes.map(({ prefix }) => prefix.text))])} ${where}`,
  );
  return `route ${listed(parts)}`;
}

function targetText({ nva, target }: AddOsRoute, all: readonly TopologyEdit[], network: Network): string {
  switch (target.via) {
    case 'tunnel': {
      const names = all.flatMap((edit) => (edit.kind === 'addTunnel' ? [edit.name] : []));
      const added = names.filter((name) => tunnelId(name) === target.tunnel);
      return `into ${tunnelsText(added.length > 0 ? added : [network.label(target.tunnel)], all)}`;
    }
    case 'nic':
      return `via ${network.label(target.nic)} on ${network.label(nva)}`;
    case 'address':
      return `via ${target.address.text} on ${network.label(nva)}`;
    case 'drop':
      return `to nowhere on ${network.label(nva)}`;
  }
}
