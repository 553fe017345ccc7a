import type { Address, Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { byId } from '../collections.js';
import { limits } from '../limits.js';
import {
  type BgpSession,
  type Cause,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  type ExportPolicy,
  type LocalPreference,
  type Network,
  noPolicy,
  sizeOf,
} from '../topology/index.js';
import type { SpeakerNode } from './node.js';
import { sessionObstacle } from './reach.js';
import type { SessionSide } from './route.js';
import type { SpeakersByDevice } from './speakers-by-device.js';

/** One end of a session while it is being built. */
interface End {
  readonly node: SpeakerNode;
  readonly address: Address | undefined;
  readonly policy: ExportPolicy;
  readonly weight?: number;
  readonly preferences: readonly LocalPreference[];
}

/** The properties that both directions of a session share. */
interface Link {
  readonly origin: SessionSide['origin'];
  readonly declaration: DeclId;
  readonly tunnel: DeclId | undefined;
  readonly down: Cause | undefined;
  readonly internal?: boolean;
}

/**
 * Builds both directions of every session and attaches each to the node that sends on it: declared `bgp` statements,
 * connections with `enableBgp`, circuits (always BGP), and the automatic ones between the gateways and the Route
 * Server of a VNet (R142) and between the routers of a site. A session whose end has no ASN is not created.
 * @returns undefined if there are more sessions than are computed; no node has any then
 */
export function connectSessions(network: Network, speakers: SpeakersByDevice): SessionSide[] | undefined {
  const builder = new SessionBuilder(network, speakers);
  for (const session of [...network.topology.sessions].sort(byId)) builder.addDeclared(session);
  for (const connection of [...network.topology.connections].sort(byId)) builder.addConnection(connection);
  builder.addAutomatic();
  if (!builder.full) return builder.sides;
  // With only some of the sessions, the tables would be wrong.
  for (const { outgoing } of speakers.nodes) outgoing.length = 0;
  return undefined;
}

class SessionBuilder {
  readonly sides: SessionSide[] = [];
  private readonly most: number;

  constructor(
    private readonly network: Network,
    private readonly speakers: SpeakersByDevice,
  ) {
    this.most = limits.bgpSides(sizeOf(network.topology));
  }

  /** Whether there are more sessions than are computed. */
  get full(): boolean {
    return this.sides.length > this.most;
  }

  addDeclared(session: BgpSession): void {
    checkpoint();
    const instance = session.a.instance ?? session.b.instance;
    const pick = (device: DeclId) =>
      this.speakers
        .at(device)
        .filter(
          ({ speaker }) => speaker.instance === undefined || instance === undefined || speaker.instance === instance,
        );
    for (const a of pick(session.a.device)) {
      for (const b of pick(session.b.device)) {
        if (a === b || this.full) continue;
        if (!this.areParties(a, b)) continue;
        this.link(
          {
            node: a,
            address: a.rules.addressTowards(this.network, a, b),
            policy: session.a.policy,
            preferences: session.a.localPreferences,
          },
          {
            node: b,
            address: b.rules.addressTowards(this.network, b, a),
            policy: session.b.policy,
            preferences: session.b.localPreferences,
          },
          {
            origin: 'declared',
            declaration: session.id,
            tunnel: session.tunnel,
            down: sessionObstacle(this.network, a, b, session, (device) => this.first(device)),
          },
        );
      }
    }
  }

  /** Whether both speakers take part in the session: of a virtual hub, not every table does (W110). */
  private areParties(a: SpeakerNode, b: SpeakerNode): boolean {
    return (a.rules.speaksWith?.(this.network, a, b) ?? true) && (b.rules.speaksWith?.(this.network, b, a) ?? true);
  }

  addConnection(connection: Connection): void {
    const a = this.first(connection.a.device);
    const b = this.first(connection.b.device);
    if (!a || !b || a === b) return;
    if (!a.rules.alwaysBgp && !b.rules.alwaysBgp && !connection.enableBgp) return;
    const link: Link = { origin: 'declared', declaration: connection.id, tunnel: undefined, down: undefined };
    const as = connectionAddresses(a, connection.a, b);
    const bs = connectionAddresses(b, connection.b, a);
    // Two active-active gateways, or two edge routers, pair up instance by instance; one end alone meets each of the other's.
    const count = Math.max(as.length, bs.length, 1);
    for (let i = 0; i < count && !this.full; i++) {
      this.link(
        { ...endOf(connection.a), node: a, address: as[Math.min(i, as.length - 1)] },
        { ...endOf(connection.b), node: b, address: bs[Math.min(i, bs.length - 1)] },
        link,
      );
    }
  }

  addAutomatic(): void {
    for (const node of this.speakers.nodes) {
      checkpoint();
      for (const { device, declaration, internal } of node.rules.automaticPeers(node)) {
        if (this.full) return;
        const peer = this.first(device);
        if (peer) this.automatic(node, peer, declaration, internal);
      }
    }
  }

  private automatic(a: SpeakerNode, b: SpeakerNode, declaration: DeclId, internal: boolean): void {
    this.link(
      { node: a, address: a.speaker.addresses[0], policy: noPolicy, preferences: none },
      { node: b, address: b.speaker.addresses[0], policy: noPolicy, preferences: none },
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
        receiverPreferences: to.preferences,
        down: link.down,
      };
      this.sides.push(side);
      from.node.outgoing.push(side);
    }
  }

  private first(device: DeclId): SpeakerNode | undefined {
    return this.speakers.at(device)[0];
  }
}

const none: readonly LocalPreference[] = [];

/** The settings of a session that a connection gives at one of its ends. */
function endOf({ policy, weight, localPreferences }: ConnectionEnd): Omit<End, 'node' | 'address'> {
  return { policy, weight, preferences: localPreferences };
}

/** The addresses that a speaker uses on a connection. */
function connectionAddresses(node: SpeakerNode, end: ConnectionEnd, far: SpeakerNode): readonly Address[] {
  return end.bgpIps.length > 0 ? end.bgpIps : node.rules.connectionAddresses(node, end, far);
}

/** R114: the prefixes that a gateway announces into its connections in place of those that they cover. */
function summaries(node: SpeakerNode, link: Link): readonly Prefix[] {
  return link.origin === 'declared' ? node.rules.summaries(node) : [];
}
