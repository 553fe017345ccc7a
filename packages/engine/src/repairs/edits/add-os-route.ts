import { listed } from '../../findings/listed.js';
import type { DeclId, OsRoute, Topology } from '../../topology/index.js';
import { tunnelId } from './add-tunnel.js';
import type { EditKind } from './edit-kind.js';
import type { AddOsRoute, TopologyEdit } from './topology-edit.js';
import { tunnelsText } from './tunnels-text.js';

// BGP routes may resolve their next hop through it, so any packet may take another path.
export const addOsRoute: EditKind<AddOsRoute> = { apply, alters, touches: () => undefined, words };

function apply(topology: Topology, { nva: id, prefix, tunnelName }: AddOsRoute): Topology | undefined {
  const nva = topology.nvas.find((each) => each.id === id);
  if (!nva || nva.routes.some((route) => route.prefix.text === prefix.text)) return undefined;
  const route: OsRoute = {
    kind: 'osRoute',
    id: `osRoute:${nva.name}#${nva.routes.length + 1}`,
    prefix,
    target: { via: 'tunnel', tunnel: tunnelId(tunnelName) },
  };
  const longer = { ...nva, routes: [...nva.routes, route] };
  return { ...topology, nvas: topology.nvas.map((other) => (other === nva ? longer : other)) };
}

function alters({ nva: id, prefix }: AddOsRoute, { nvas }: Topology): readonly DeclId[] {
  const route = nvas.find((each) => each.id === id)?.routes.find((each) => each.prefix.text === prefix.text);
  return route ? [route.id] : [];
}

function words(edits: readonly AddOsRoute[], all: readonly TopologyEdit[]): string | undefined {
  // If sessions are moved too, the few static routes are a detail of that step.
  if (all.some(({ kind }) => kind === 'bindSession')) return undefined;
  const prefixes = [...new Set(edits.map(({ prefix }) => prefix.text))];
  return `route ${listed(prefixes)} into ${tunnelsText(edits, all)}`;
}
