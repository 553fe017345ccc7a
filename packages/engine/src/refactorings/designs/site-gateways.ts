import type { Network, Site, Vnet } from '../../topology/index.js';

/** The VNets with gateways to which a site is connected, by a tunnel or by a circuit. */
export function gatewayVnetsOf(network: Network, { id, routers }: Site): readonly Vnet[] {
  const ends = [id, ...routers.map((router) => router.id)];
  const circuits = farEnds(network, ends).filter((end) => network.thing(end)?.kind === 'circuit');
  const gateways = [...farEnds(network, ends), ...farEnds(network, circuits)].flatMap((end) => {
    const thing = network.thing(end);
    return thing?.kind === 'vpnGateway' || thing?.kind === 'expressRouteGateway' ? [thing.vnet] : [];
  });
  return [...new Set(gateways)];
}

function farEnds(network: Network, ends: readonly string[]): readonly string[] {
  return network.topology.connections.flatMap(({ a, b }) => {
    if (ends.includes(a.device)) return [b.device];
    return ends.includes(b.device) ? [a.device] : [];
  });
}
