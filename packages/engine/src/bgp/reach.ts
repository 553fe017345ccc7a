import type { Address } from '../address/index.js';
import type { BgpSession, Cause, DeclId, Network, Nva, Tunnel, Vnet } from '../topology/index.js';
import type { SpeakerNode } from './node.js';

/**
 * The address of the NVA's NIC in the peer's VNet, or else in a VNet directly peered with it (language reference,
 * section 7); undefined if it has none there.
 */
export function sharedNicAddress(network: Network, nva: Nva, peer: SpeakerNode): Address | undefined {
  const nics = network.nicsOf(nva);
  const vnets = vnetsOf(network, peer);
  const inside = nics.find(({ vnet }) => vnets.includes(vnet));
  const beside = nics.find(({ vnet }) => network.neighbours(vnet.id).some((n) => vnets.includes(n.vnet)));
  return (inside ?? beside)?.nic.addresses.find((address) => address.family === 4);
}

/** Why the two ends of a declared session cannot reach each other; undefined if they can. */
export function sessionObstacle(
  network: Network,
  a: SpeakerNode,
  b: SpeakerNode,
  session: BgpSession,
): Cause | undefined {
  if (session.tunnel !== undefined) return tunnelObstacle(network, a, b, network.tunnel(session.tunnel), session);
  const server = [a, b].find((node) => node.role.kind === 'routeServer');
  const other = server === a ? b : a;
  if (server && other.role.kind !== 'nva') {
    return obstacle(
      'R136',
      session,
      `${other.speaker.label} cannot peer with Route Server ${server.speaker.label}: a Route Server peers with NVAs in its own VNet or in a directly peered one. Let an NVA speak with it.`,
    );
  }
  if (near(network, a, b)) return undefined;
  if (server) {
    return obstacle(
      'R136',
      session,
      `${other.speaker.label} has no NIC in ${vnetsOf(network, server)[0]?.label ?? 'the VNet'} of Route Server ${server.speaker.label} nor in a VNet directly peered with it, so the session stays down. Peer the VNets, or move the session.`,
    );
  }
  if (throughGateways(network, a, b)) return undefined;
  return obstacle(
    'R058',
    session,
    `${a.speaker.label} and ${b.speaker.label} cannot reach each other: their VNets are not peered, no gateway connects them, and the session names no tunnel, so it stays down. Peer the VNets or bind the session to a tunnel with "over".`,
  );
}

function tunnelObstacle(
  network: Network,
  a: SpeakerNode,
  b: SpeakerNode,
  tunnel: Tunnel | undefined,
  session: BgpSession,
): Cause | undefined {
  if (!tunnel) return undefined;
  const ends = [tunnel.a, tunnel.b].map((end) => deviceOf(network, end.device));
  if (ends.includes(a.speaker.device) && ends.includes(b.speaker.device)) return undefined;
  return obstacle(
    'R217',
    session,
    `Tunnel ${tunnel.label} runs between ${network.label(tunnel.a.device)} and ${network.label(tunnel.b.device)}, so a session between ${a.speaker.label} and ${b.speaker.label} cannot run over it. Name a tunnel between these two.`,
  );
}

function near(network: Network, a: SpeakerNode, b: SpeakerNode): boolean {
  if (a.role.kind === 'router' && b.role.kind === 'router') return true;
  const as = vnetsOf(network, a);
  const bs = vnetsOf(network, b);
  return as.some(
    (vnet) => bs.includes(vnet) || network.neighbours(vnet.id).some((n) => n.access && bs.includes(n.vnet)),
  );
}

/**
 * A multihop session between an NVA and a router, or between NVAs, over gateways, connections and circuits. A circuit
 * joins no two of its customers: that takes Global Reach (R120).
 */
function throughGateways(network: Network, a: SpeakerNode, b: SpeakerNode): boolean {
  const reached = new Set(outlets(network, a));
  // A Set hands out what is added to it on the way.
  for (const device of reached) {
    for (const next of joined(network, device)) reached.add(next);
  }
  return outlets(network, b).some((device) => reached.has(device));
}

/** The devices at which what a speaker sends leaves its VNets or its site; one that has a connection of its own is one too. */
function outlets(network: Network, node: SpeakerNode): DeclId[] {
  const devices = [node.speaker.device];
  if (node.role.kind === 'router') devices.push(...node.role.site.routers.map(({ id }) => id));
  for (const vnet of vnetsOf(network, node)) {
    const hub = network.hubOf(vnet.id) ?? vnet;
    // R081: over a peering without allowVirtualNetworkAccess no gateway is reached.
    if (hub !== vnet && !network.neighbours(vnet.id).some((n) => n.vnet === hub && n.access)) continue;
    devices.push(...[...hub.vpnGateways.slice(0, 1), ...hub.expressRouteGateways.slice(0, 1)].map(({ id }) => id));
  }
  return devices;
}

/** The devices at the other ends of a device's connections, and of those of a circuit between. */
function joined(network: Network, device: DeclId): DeclId[] {
  const far = (from: DeclId) =>
    namesOf(network, from)
      .flatMap((id) => network.connectionsOf(id))
      .flatMap(({ a, b }) => [a.device, b.device].map((end) => deviceOf(network, end)));
  const isGateway = (id: DeclId) => network.thing(id)?.kind === 'expressRouteGateway';
  return far(device).flatMap((end) =>
    network.thing(end)?.kind === 'circuit' ? far(end).filter((other) => isGateway(device) || isGateway(other)) : [end],
  );
}

/** The ids that connections may have for a device. */
function namesOf(network: Network, device: DeclId): DeclId[] {
  const site = network.router(device)?.site;
  return site && site.routers.length === 1 ? [...new Set([device, site.id])] : [device];
}

/** A site that is its own router, or has just one, stands for that router. */
function deviceOf(network: Network, id: DeclId): DeclId {
  return network.router(id)?.router.id ?? id;
}

function vnetsOf(network: Network, node: SpeakerNode): readonly Vnet[] {
  switch (node.role.kind) {
    case 'routeServer':
    case 'vpnGateway':
    case 'expressRouteGateway':
      return [node.role.vnet];
    case 'nva':
      return network.nicsOf(node.role.nva).map(({ vnet }) => vnet);
    case 'circuit':
    case 'router':
      return [];
  }
}

function obstacle(rule: Cause['rule'], session: BgpSession, text: string): Cause {
  return { rule, text, declarations: [session.id, session.a.device, session.b.device] };
}
