import type { Address, Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { limits } from '../limits.js';
import {
  type BgpSession,
  type Cause,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  type ExportPolicy,
  microsoftEdgeAddresses,
  type Network,
  noPolicy,
  sizeOf,
} from '../topology/index.js';
import type { SpeakerNode } from './node.js';
import { sessionObstacle, sharedNicAddress } from './reach.js';
import type { SessionSide } from './route.js';

/** One end of a session while it is being built. */
interface End {
  readonly node: SpeakerNode;
  readonly address: Address | undefined;
  readonly policy: ExportPolicy;
  readonly weight?: number;
}

/** What both directions of a session share. */
interface Link {
  readonly origin: SessionSide['origin'];
  readonly declaration: DeclId;
  readonly tunnel: DeclId | undefined;
  readonly down: Cause | undefined;
  readonly internal?: boolean;
}

/**
 * Builds both directions of every session and hangs each on the node that sends on it: declared `bgp` statements,
 * connections with `enableBgp`, circuits (always BGP), and the automatic ones between the gateways and the Route
 * Server of a VNet (R142) and between the routers of a site. A session whose end has no ASN does not come about.
 * @returns undefined if there are more of them than are computed: no node has any then
 */
export function connectSessions(network: Network, nodes: readonly SpeakerNode[]): SessionSide[] | undefined {
  const builder = new SessionBuilder(network, nodes);
  for (const session of [...network.topology.sessions].sort(byId)) builder.addDeclared(session);
  for (const connection of [...network.topology.connections].sort(byId)) builder.addConnection(connection);
  builder.addAutomatic();
  if (!builder.full) return builder.sides;
  // Half of them would tell something that does not hold.
  for (const { outgoing } of nodes) outgoing.length = 0;
  return undefined;
}

class SessionBuilder {
  readonly sides: SessionSide[] = [];
  private readonly byDevice = new Map<DeclId, SpeakerNode[]>();
  private readonly bySite = new Map<DeclId, SpeakerNode[]>();
  private readonly most: number;

  constructor(
    private readonly network: Network,
    private readonly nodes: readonly SpeakerNode[],
  ) {
    for (const node of nodes) {
      const list = this.byDevice.get(node.speaker.device);
      if (list) list.push(node);
      else this.byDevice.set(node.speaker.device, [node]);
      if (node.role.kind !== 'router') continue;
      const siblings = this.bySite.get(node.role.site.id);
      if (siblings) siblings.push(node);
      else this.bySite.set(node.role.site.id, [node]);
    }
    this.most = limits.bgpSides(sizeOf(network.topology));
  }

  /** There are more sessions than are computed. */
  get full(): boolean {
    return this.sides.length > this.most;
  }

  addDeclared(session: BgpSession): void {
    checkpoint();
    const instance = session.a.instance ?? session.b.instance;
    const pick = (device: DeclId) =>
      this.speakersOf(device).filter(
        ({ speaker }) => speaker.kind !== 'routeServer' || instance === undefined || speaker.instance === instance,
      );
    for (const a of pick(session.a.device)) {
      for (const b of pick(session.b.device)) {
        if (a === b || this.full) continue;
        this.link(
          { node: a, address: this.addressTowards(a, b), policy: session.a.policy },
          { node: b, address: this.addressTowards(b, a), policy: session.b.policy },
          {
            origin: 'declared',
            declaration: session.id,
            tunnel: session.tunnel,
            down: sessionObstacle(this.network, a, b, session),
          },
        );
      }
    }
  }

  addConnection(connection: Connection): void {
    const a = this.speakersOf(connection.a.device)[0];
    const b = this.speakersOf(connection.b.device)[0];
    if (!a || !b || a === b) return;
    const overExpressRoute = a.speaker.kind === 'circuit' || b.speaker.kind === 'circuit';
    if (!overExpressRoute && !connection.enableBgp) return;
    const link: Link = { origin: 'declared', declaration: connection.id, tunnel: undefined, down: undefined };
    const as = this.tunnelAddresses(a, connection.a, b);
    const bs = this.tunnelAddresses(b, connection.b, a);
    // Two active-active gateways, or two edge routers, pair up instance by instance; one end alone meets each of the other's.
    const count = Math.max(as.length, bs.length, 1);
    for (let i = 0; i < count && !this.full; i++) {
      this.link(
        { node: a, address: as[Math.min(i, as.length - 1)], policy: connection.a.policy, weight: connection.a.weight },
        { node: b, address: bs[Math.min(i, bs.length - 1)], policy: connection.b.policy, weight: connection.b.weight },
        link,
      );
    }
  }

  addAutomatic(): void {
    for (const node of this.nodes) {
      checkpoint();
      if (node.role.kind === 'routeServer') this.addGatewaySessions(node);
      if (node.role.kind === 'router') this.addSiteSessions(node);
      if (node.role.kind === 'vpnGateway') {
        const expressRoute = this.nodeOf(node.role.vnet.expressRouteGateways[0]?.id);
        if (expressRoute) this.automatic(node, expressRoute, node.role.vnet.id);
      }
    }
  }

  private addGatewaySessions(server: SpeakerNode): void {
    if (server.role.kind !== 'routeServer') return;
    const { vnet } = server.role;
    for (const gateway of [vnet.vpnGateways[0], vnet.expressRouteGateways[0]]) {
      const node = this.nodeOf(gateway?.id);
      if (node) this.automatic(server, node, server.role.routeServer.id);
    }
  }

  private addSiteSessions(router: SpeakerNode): void {
    if (router.role.kind !== 'router') return;
    const { site } = router.role;
    for (const sibling of this.bySite.get(site.id) ?? []) {
      if (this.full) return;
      checkpoint();
      if (sibling.speaker.id > router.speaker.id) this.automatic(router, sibling, site.id, true);
    }
  }

  private automatic(a: SpeakerNode, b: SpeakerNode, declaration: DeclId, internal = false): void {
    this.link(
      { node: a, address: a.speaker.addresses[0], policy: noPolicy },
      { node: b, address: b.speaker.addresses[0], policy: noPolicy },
      { origin: 'automatic', declaration, tunnel: undefined, down: undefined, internal },
    );
  }

  private link(a: End, b: End, link: Link): void {
    if (!link.internal && (a.node.speaker.asn === undefined || b.node.speaker.asn === undefined)) return;
    const kind = link.internal || a.node.speaker.asn === b.node.speaker.asn ? 'ibgp' : 'ebgp';
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const side: SessionSide = {
        id: `${link.declaration}|${from.node.speaker.id}|${from.address?.text ?? ''}|${to.node.speaker.id}|${to.address?.text ?? ''}`,
        local: from.node.speaker.id,
        remote: to.node.speaker.id,
        localKind: from.node.speaker.kind,
        remoteKind: to.node.speaker.kind,
        localAddress: from.address?.text,
        remoteAddress: to.address?.text,
        localIp: from.address,
        kind,
        origin: link.origin,
        declaration: link.declaration,
        tunnel: link.tunnel,
        policy: from.policy,
        originates: [...from.policy.advertise, ...summaries(from.node, link)],
        receiverWeight: to.weight ?? 0,
        down: link.down,
      };
      this.sides.push(side);
      from.node.outgoing.push(side);
    }
  }

  private speakersOf(device: DeclId): readonly SpeakerNode[] {
    const router = this.network.router(device);
    return this.byDevice.get(router ? router.router.id : device) ?? [];
  }

  private nodeOf(device: DeclId | undefined): SpeakerNode | undefined {
    return device === undefined ? undefined : this.byDevice.get(device)?.[0];
  }

  /** The address that `node` speaks with towards `peer`: an NVA takes the NIC in the peer's VNet or nearest to it. */
  private addressTowards(node: SpeakerNode, peer: SpeakerNode): Address | undefined {
    if (node.role.kind !== 'nva') return node.speaker.addresses[0];
    return sharedNicAddress(this.network, node.role.nva, peer) ?? node.speaker.addresses[0];
  }

  private tunnelAddresses(node: SpeakerNode, end: ConnectionEnd, far: SpeakerNode): readonly Address[] {
    if (end.bgpIps.length > 0) return end.bgpIps;
    if (node.role.kind === 'vpnGateway') {
      const one = end.instance === undefined ? undefined : node.speaker.addresses[end.instance];
      return one ? [one] : node.speaker.addresses;
    }
    // R129, T19: towards an ExpressRoute gateway the Microsoft edge speaks with two addresses of the GatewaySubnet.
    if (node.role.kind === 'circuit' && far.role.kind === 'expressRouteGateway') {
      return microsoftEdgeAddresses(far.role.vnet);
    }
    return node.speaker.addresses.slice(0, node.role.kind === 'expressRouteGateway' ? 2 : 1);
  }
}

/** R114: what a gateway announces into its connections in place of the prefixes that it covers. */
function summaries({ role }: SpeakerNode, link: Link): readonly Prefix[] {
  const gateway = role.kind === 'vpnGateway' || role.kind === 'expressRouteGateway';
  return gateway && link.origin === 'declared' ? role.vnet.summarizedGatewayPrefixes : [];
}

function byId(a: { readonly id: DeclId }, b: { readonly id: DeclId }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
