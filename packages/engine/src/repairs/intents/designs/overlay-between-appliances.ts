import { contains } from '../../../address/index.js';
import type { Network, Nva } from '../../../topology/index.js';
import { tunnelId } from '../../edits/add-tunnel.js';
import type { TopologyEdit } from '../../edits/topology-edit.js';
import { tunnelName } from '../../edits/tunnel-names.js';
import type { Goal } from '../goal.js';
import type { DesignsFor } from './design.js';
import { tunnelTrades } from './tunnel-trades.js';

/**
 * R263: a VXLAN tunnel between two appliances that packets pass one after the other, with their BGP session in it; if they
 * have none, with static routes that lead into it.
 */
export const overlayBetweenAppliances: DesignsFor = (network, goals) => {
  const designs = new Map<string, { readonly edits: readonly TopologyEdit[]; readonly trades: typeof trades }>();
  const trades = tunnelTrades('vxlan');
  for (const { via = [] } of goals) {
    for (const [i, id] of via.entries()) {
      const [near, far] = [network.nva(id), network.nva(via[i + 1] ?? '')];
      if (!near || !far || near === far || !mayTunnel(network, near, far)) continue;
      const key = [near.id, far.id].sort().join();
      if (!designs.has(key)) designs.set(key, { edits: tunnelEdits(network, near, far, goals), trades });
    }
  }
  return [...designs.values()];
};

/** R210, R217: the fabric carries VXLAN inside a VNet and over a direct peering; there is no tunnel between the two yet. */
function mayTunnel(network: Network, near: Nva, far: Nva): boolean {
  const [here] = network.nicsOf(near);
  const [there] = network.nicsOf(far);
  if (!here || !there) return false;
  const known = network.topology.tunnels.some(({ a, b }) => joins([a.device, b.device], near, far));
  return !known && (here.vnet === there.vnet || network.peeringBetween(here.vnet.id, there.vnet.id) !== undefined);
}

function tunnelEdits(network: Network, near: Nva, far: Nva, goals: readonly Goal[]): readonly TopologyEdit[] {
  const { sessions } = network.topology;
  const name = tunnelName(network.topology, 'vxlan', [near, far]);
  const outside = sessions.filter(({ a, b, tunnel }) => !tunnel && joins([a.device, b.device], near, far));
  return [
    { kind: 'addTunnel', name, tunnelKind: 'vxlan', a: near.id, b: far.id },
    ...outside.map(({ id }): TopologyEdit => ({ kind: 'bindSession', session: id, tunnelName: name })),
    ...(outside.length === 0 ? goals.flatMap((goal) => routesInto(network, goal, near, far, name)) : []),
  ];
}

/** The static routes of a goal's packets into a new tunnel. */
function routesInto(network: Network, { via = [], to }: Goal, one: Nva, other: Nva, name: string): TopologyEdit[] {
  const [first, second] = [via.indexOf(one.id), via.indexOf(other.id)];
  const nva = Math.abs(first - second) !== 1 || first < 0 || second < 0 ? undefined : first < second ? one : other;
  const spaces = [...network.topology.vnets, ...network.topology.sites].flatMap(({ addressSpace }) => addressSpace);
  const prefix = spaces.find((space) => contains(space, to));
  if (!nva || !prefix) return [];
  return [{ kind: 'addOsRoute', nva: nva.id, prefix, target: { via: 'tunnel', tunnel: tunnelId(name) } }];
}

function joins(ends: readonly string[], one: Nva, other: Nva): boolean {
  return ends.includes(one.id) && ends.includes(other.id);
}
