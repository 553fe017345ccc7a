import type { Address } from '../address/index.js';
import type { BgpSession, Cause, Network, Nva, Tunnel, Vnet } from '../topology/index.js';
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
  const deviceOf = (id: string) => network.router(id)?.router.id ?? id;
  const ends = [deviceOf(tunnel.a.device), deviceOf(tunnel.b.device)];
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

/** A multihop session between an NVA and a router, or between NVAs, whose VNets and sites hang on one gateway or circuit. */
function throughGateways(network: Network, a: SpeakerNode, b: SpeakerNode): boolean {
  const reached = (node: SpeakerNode): Set<string> => {
    const devices = new Set<string>();
    if (node.role.kind === 'router') {
      for (const router of node.role.site.routers) devices.add(router.id);
      devices.add(node.role.site.id);
    }
    for (const vnet of vnetsOf(network, node)) {
      const hub = network.hubOf(vnet.id) ?? vnet;
      // R081: over a peering without allowVirtualNetworkAccess no gateway is reached.
      if (hub !== vnet && !network.neighbours(vnet.id).some((n) => n.vnet === hub && n.access)) continue;
      for (const gateway of [...hub.vpnGateways, ...hub.expressRouteGateways]) devices.add(gateway.id);
    }
    let grown = true;
    while (grown) {
      grown = false;
      for (const device of [...devices]) {
        for (const { a: one, b: two } of network.connectionsOf(device)) {
          for (const end of [one.device, two.device]) {
            if (!devices.has(end)) {
              devices.add(end);
              grown = true;
            }
          }
        }
      }
    }
    return devices;
  };
  const fromB = reached(b);
  return [...reached(a)].some((device) => fromB.has(device));
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
