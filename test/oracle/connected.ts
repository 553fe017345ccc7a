import type { DeclId, Topology } from '@azroute/engine';
import { type Speaker, vnetsOf } from './speakers.js';
import { connectionsOf, deviceOf, hubOf, neighboursOf } from './world.js';

/** Whether connections and circuits lead from one speaker's gateways, site or own connections to the other's. */
export function connected(topology: Topology, a: Speaker, b: Speaker): boolean {
  let reached = [...new Set(outlets(topology, a))];
  for (let before = 0; before < reached.length; ) {
    before = reached.length;
    const next = hops(topology).flatMap(([from, to]) => (reached.includes(from) ? [to] : []));
    reached = [...new Set([...reached, ...next])];
  }
  return outlets(topology, b).some((device) => reached.includes(device));
}

function outlets(topology: Topology, speaker: Speaker): DeclId[] {
  const { device } = speaker;
  const gateways = vnetsOf(topology, speaker).flatMap((vnet) => {
    const hub = hubOf(topology, vnet) ?? vnet;
    const peering = neighboursOf(topology, vnet).find((neighbour) => neighbour.vnet.id === hub.id);
    // R081
    const shut = peering && !(peering.mine.allowVirtualNetworkAccess && peering.theirs.allowVirtualNetworkAccess);
    return shut ? [] : [...hub.vpnGateways.slice(0, 1), ...hub.expressRouteGateways.slice(0, 1)].map(({ id }) => id);
  });
  return [device.of.id, ...(device.kind === 'router' ? device.site.routers.map(({ id }) => id) : []), ...gateways];
}

/** Every pair of devices joined by a connection, or by two connections of one circuit. */
function hops(topology: Topology): (readonly [DeclId, DeclId])[] {
  const both = connectionsOf(topology).flatMap(({ a, b }) => [
    [a.device, b.device] as const,
    [b.device, a.device] as const,
  ]);
  const kind = (id: DeclId) => deviceOf(topology, id)?.kind;
  const direct = both.filter(([from, to]) => kind(from) !== 'circuit' && kind(to) !== 'circuit');
  const into = both.filter(([, to]) => kind(to) === 'circuit');
  const through = into.flatMap(([from, circuit]) =>
    into
      .filter(([, same]) => same === circuit)
      // A circuit joins no two of its customers (R120).
      .filter(([to]) => [from, to].some((id) => kind(id) === 'expressRouteGateway'))
      // Sessions over joined circuits are not looked at (R289).
      .filter(([to]) => [from, to].every((id) => kind(id) !== 'circuit'))
      .map(([to]) => [from, to] as const),
  );
  return [...direct, ...through];
}
