import type { BgpSession, Cause, DeclId, Network, Tunnel } from '../topology/index.js';
import { near } from './near.js';
import type { FindSpeaker, SpeakerNode } from './node.js';

/** Why the two ends of a declared session cannot reach each other; undefined if they can. */
export function sessionObstacle(
  network: Network,
  a: SpeakerNode,
  b: SpeakerNode,
  session: BgpSession,
  find: FindSpeaker,
): Cause | undefined {
  if (session.tunnel !== undefined) return tunnelObstacle(network, a, b, network.tunnel(session.tunnel), session);
  const own = a.rules.sessionObstacle(network, a, b) ?? b.rules.sessionObstacle(network, b, a);
  if (own) return obstacle(own.rule, session, own.text);
  if (near(network, a, b) || throughGateways(network, a, b, find)) return undefined;
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

/** A multihop session between an NVA and a router, or between NVAs, over gateways, connections and circuits. */
function throughGateways(network: Network, a: SpeakerNode, b: SpeakerNode, find: FindSpeaker): boolean {
  const reached = new Set(outlets(network, a));
  // Iterating over a Set also visits what is added to it during the iteration.
  for (const device of reached) {
    for (const next of joined(network, device, find)) reached.add(next);
  }
  return outlets(network, b).some((device) => reached.has(device));
}

/**
 * The devices through which a speaker's packets leave its VNets or its site, including itself if it has a connection.
 */
function outlets(network: Network, node: SpeakerNode): DeclId[] {
  const devices = [...node.rules.outlets(node)];
  for (const vnet of node.rules.vnets(network, node)) {
    const hub = network.hubOf(vnet.id) ?? vnet;
    // R081: over a peering without allowVirtualNetworkAccess no gateway is reached.
    if (hub !== vnet && !network.neighbours(vnet.id).some((n) => n.vnet === hub && n.access)) continue;
    devices.push(...[...hub.vpnGateways.slice(0, 1), ...hub.expressRouteGateways.slice(0, 1)].map(({ id }) => id));
  }
  return devices;
}

/** The devices at the other ends of a device's connections, and of those of a link between. */
function joined(network: Network, device: DeclId, find: FindSpeaker): DeclId[] {
  const far = (from: DeclId) =>
    namesOf(network, from)
      .flatMap((id) => network.connectionsOf(id))
      .flatMap(({ a, b }) => [a.device, b.device].map((end) => deviceOf(network, end)));
  const kindOf = (id: DeclId) => find(id)?.speaker.kind;
  return far(device).flatMap((end) => {
    const joins = find(end)?.rules.joins;
    return joins ? far(end).filter((other) => joins(kindOf(device), kindOf(other))) : [end];
  });
}

/** The IDs by which connections may name a device. */
function namesOf(network: Network, device: DeclId): DeclId[] {
  const site = network.router(device)?.site;
  return site && site.routers.length === 1 ? [...new Set([device, site.id])] : [device];
}

/** A site that is its own router, or has only one, means that router. */
function deviceOf(network: Network, id: DeclId): DeclId {
  return network.router(id)?.router.id ?? id;
}

function obstacle(rule: Cause['rule'], session: BgpSession, text: string): Cause {
  return { rule, text, declarations: [session.id, session.a.device, session.b.device] };
}
