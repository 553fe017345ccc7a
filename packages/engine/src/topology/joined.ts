import type { DeclId } from './id.js';
import type { Network } from './network.js';
import { wanOf } from './wan.js';

/**
 * Groups networks that are joined, directly or indirectly, by peerings, virtual WANs, connections, circuits, sessions, tunnels, or
 * appliances with several NICs. Returns an equal value for each VNet and site of a group and everything in them.
 */
export function joinedNetworks(network: Network): (id: DeclId) => DeclId {
  const parents = new Map<DeclId, DeclId>();
  const rootOf = (id: DeclId): DeclId => {
    let root = id;
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above;
    for (let each = id; each !== root; ) {
      const above = parents.get(each) ?? root;
      parents.set(each, root);
      each = above;
    }
    return root;
  };
  const join = (a: DeclId, b: DeclId) => {
    const [one, two] = [rootOf(placeOf(network, a)), rootOf(placeOf(network, b))];
    if (one !== two) parents.set(one, two);
  };
  const { peerings, connections, hubConnections, sessions, tunnels, nvas, virtualHubs } = network.topology;
  for (const { a, b } of peerings) join(a.vnet, b.vnet);
  for (const { hub, vnet } of hubConnections) join(hub, vnet);
  // W005: the hubs of one WAN are meshed.
  const firstOfWan = new Map<DeclId | undefined, DeclId>();
  for (const hub of virtualHubs) {
    const wan = wanOf(network.topology, hub);
    const first = firstOfWan.get(wan);
    if (first === undefined) firstOfWan.set(wan, hub.id);
    else join(hub.id, first);
  }
  for (const { a, b } of [...connections, ...sessions, ...tunnels]) join(a.device, b.device);
  for (const nva of nvas) for (const { vnet } of network.nicsOf(nva)) join(nva.id, vnet.id);
  return (id) => rootOf(placeOf(network, id));
}

/** The VNet, virtual hub or site that contains something; a circuit or NVA itself. */
function placeOf(network: Network, id: DeclId): DeclId {
  const thing = network.thing(id);
  if (!thing) return id;
  if (thing.kind === 'host') return placeOf(network, thing.home.id);
  if ('vnet' in thing) return thing.vnet.id;
  if ('hub' in thing) return thing.hub.id;
  return 'site' in thing ? thing.site.id : id;
}
