import type {
  Address,
  BgpSession,
  Connection,
  ConnectionEnd,
  ExportPolicy,
  LocalPreference,
  Router,
  SpeakerKind,
  Topology,
} from '@azroute/engine';
import { noPolicy } from '@azroute/engine';
import { connected } from './connected.js';
import {
  connectionsOf,
  type Device,
  deviceOf,
  devicesOf,
  edgeAddresses,
  expressRouteAddresses,
  neighboursOf,
  nvaAddresses,
  routeServerAddresses,
  vpnAddresses,
} from './world.js';

/** A speaker: a device, or one instance of a Route Server (R132, R135). */
export interface Speaker {
  readonly id: string;
  readonly device: Device;
  readonly kind: SpeakerKind;
  readonly instance: 0 | 1 | undefined;
  readonly asn: number | undefined;
}

/** One direction of a session, with the next hops that its sender uses for itself. */
export interface Side {
  readonly from: Speaker;
  readonly to: Speaker;
  readonly type: 'declared' | 'connection' | 'vnet' | 'site';
  /** The same for both directions of a session, and for two sessions between the same two addresses. */
  readonly link: string;
  readonly policy: ExportPolicy;
  readonly self: readonly string[];
  /** The weight that the receiver's connection assigns to received routes (R118). */
  readonly weight: number;
  /** The local preferences that the receiver's end assigns (R281). */
  readonly preferences: readonly LocalPreference[];
  readonly up: boolean;
}

/** All speakers. */
export function speakersOf(topology: Topology): Speaker[] {
  return devicesOf(topology).flatMap((device): Speaker[] => {
    const { kind } = device;
    if (kind === 'routeServer') {
      return ([0, 1] as const).map((instance) => ({
        id: `${device.of.id}#${instance}`,
        device,
        kind,
        instance,
        asn: 65515,
      }));
    }
    return [{ id: device.of.id, device, kind, instance: undefined, asn: asnOf(device) }];
  });
}

function asnOf(device: Device): number | undefined {
  switch (device.kind) {
    case 'vpnGateway':
      return device.of.asn ?? 65515;
    case 'expressRouteGateway':
    case 'routeServer':
      return 65515;
    case 'circuit':
      return 12076;
    default:
      return device.of.asn;
  }
}

/** Both directions of every session. */
export function sidesOf(topology: Topology): Side[] {
  const speakers = speakersOf(topology);
  const of = (id: string) => speakers.filter((speaker) => speaker.device.of.id === id);
  return [
    ...topology.sessions.flatMap((session) =>
      of(session.a.device).flatMap((a) =>
        of(session.b.device)
          .filter(
            (b) =>
              wanted(session.a.instance, session.b.instance, a) && wanted(session.b.instance, session.a.instance, b),
          )
          .flatMap((b) => {
            const up = carried(topology, session, a, b);
            const [mine, theirs] = [declaredSelf(topology, a, b), declaredSelf(topology, b, a)];
            const common = { type: 'declared', link: linkOf(a, mine[0], b, theirs[0]), weight: 0, up } as const;
            return [
              {
                from: a,
                to: b,
                policy: session.a.policy,
                preferences: session.b.localPreferences,
                self: mine,
                ...common,
              },
              {
                from: b,
                to: a,
                policy: session.b.policy,
                preferences: session.a.localPreferences,
                self: theirs,
                ...common,
              },
            ];
          }),
      ),
    ),
    ...connectionsOf(topology)
      .filter((connection) => speaksBgp(topology, connection))
      .flatMap((connection) => connectionSides(topology, connection, of)),
    ...automaticSides(speakers),
  ].filter(
    ({ from, to, type }) => from.id !== to.id && (type === 'site' || (from.asn !== undefined && to.asn !== undefined)),
  );
}

/** `instance` on either end of a session with a Route Server means the instance of that Route Server. */
function wanted(own: 0 | 1 | undefined, other: 0 | 1 | undefined, speaker: Speaker): boolean {
  if (speaker.kind !== 'routeServer') return true;
  const asked = own ?? other;
  return asked === undefined || asked === speaker.instance;
}

/** Circuits always speak BGP, the others with `enableBgp`. */
export function speaksBgp(topology: Topology, connection: Connection): boolean {
  const kinds = [connection.a, connection.b].map((end) => deviceOf(topology, end.device)?.kind);
  return connection.enableBgp || kinds.includes('circuit');
}

function linkOf(a: Speaker, mine: string | undefined, b: Speaker, theirs: string | undefined): string {
  return [`${a.id} ${mine}`, `${b.id} ${theirs}`].sort().join(' - ');
}

/** A router without an address is shown by its name. */
function routerText({ address, label }: Router): string {
  return address?.text ?? label;
}

function connectionSides(topology: Topology, connection: Connection, of: (id: string) => Speaker[]): Side[] {
  const { a, b } = connection;
  return of(a.device).flatMap((from) =>
    of(b.device).flatMap((to) =>
      pairs(endTexts(topology, a, to), endTexts(topology, b, from)).flatMap(([mine, theirs]): Side[] => {
        const common = { type: 'connection', link: linkOf(from, mine, to, theirs), up: true } as const;
        return [
          { ...common, from, to, policy: a.policy, preferences: b.localPreferences, self: [mine], weight: b.weight },
          {
            ...common,
            from: to,
            to: from,
            policy: b.policy,
            preferences: a.localPreferences,
            self: [theirs],
            weight: a.weight,
          },
        ];
      }),
    ),
  );
}

/** The sessions of a connection: if both ends have two instances, instance by instance; otherwise each with each. */
function pairs(a: readonly string[], b: readonly string[]): [string, string][] {
  if (a.length === b.length) return a.map((text, i) => [text, b[i] as string]);
  return a.flatMap((mine) => b.map((theirs): [string, string] => [mine, theirs]));
}

function endTexts(topology: Topology, end: ConnectionEnd, peer: Speaker): string[] {
  const device = deviceOf(topology, end.device);
  if (device?.kind === 'circuit') {
    // The edge's address toward a customer is unknown; toward a gateway, it is in the GatewaySubnet (R129).
    return peer.device.kind === 'expressRouteGateway'
      ? edgeAddresses(peer.device.vnet).map(({ text }) => text)
      : [device.of.nextHops[0]?.text ?? '<MSEE>'];
  }
  if (device?.kind === 'expressRouteGateway') return expressRouteAddresses(device.vnet).map(({ text }) => text);
  const known = peerAddresses(topology, end).map(({ text }) => text);
  return known.length > 0 || device === undefined ? known : [device.of.label];
}

/**
 * The BGP addresses of one end of a connection: declared there, otherwise the device's own. Two active-active gateways
 * pair instance by instance; `instance` on one end leaves that instance with a tunnel to each of the far end's.
 */
export function peerAddresses(topology: Topology, end: ConnectionEnd): Address[] {
  const device = deviceOf(topology, end.device);
  if (device === undefined) return [];
  const own =
    device.kind === 'vpnGateway'
      ? vpnAddresses(device)
      : device.kind === 'nva'
        ? nvaAddresses(topology, device.of)
            .map(({ ip }) => ip)
            .slice(0, 1)
        : device.kind === 'router' && device.of.address
          ? [device.of.address]
          : [];
  if (end.bgpIps.length > 0) return [...end.bgpIps];
  const instance = device.kind === 'vpnGateway' && device.of.activeActive ? end.instance : undefined;
  return instance === undefined ? own : own.slice(instance, instance + 1);
}

/** Gateways and the Route Server of one VNet, and the routers of one site, are peers automatically. */
function automaticSides(speakers: readonly Speaker[]): Side[] {
  return speakers.flatMap((from) =>
    speakers.flatMap((to): Side[] => {
      const common = { from, to, policy: noPolicy, preferences: [], weight: 0, up: true };
      if (from.device.kind === 'router' && to.device.kind === 'router') {
        if (from.device.site.id !== to.device.site.id) return [];
        const [mine, theirs] = [routerText(from.device.of), routerText(to.device.of)];
        return [{ ...common, type: 'site', link: linkOf(from, mine, to, theirs), self: [mine] }];
      }
      if (!('vnet' in from.device) || !('vnet' in to.device) || from.device.vnet.id !== to.device.vnet.id) return [];
      if (from.kind === 'routeServer' && to.kind === 'routeServer') return [];
      const [mine, theirs] = [vnetSelf(from), vnetSelf(to)];
      return [{ ...common, type: 'vnet', link: linkOf(from, mine[0], to, theirs[0]), self: mine }];
    }),
  );
}

function vnetSelf({ device, instance }: Speaker): string[] {
  if (device.kind === 'vpnGateway') return vpnAddresses(device).map(({ text }) => text);
  // An ExpressRoute gateway is represented in its VNet by its first instance.
  if (device.kind === 'expressRouteGateway')
    return expressRouteAddresses(device.vnet)
      .map(({ text }) => text)
      .slice(0, 1);
  if (device.kind !== 'routeServer') return [];
  return routeServerAddresses(device)
    .map(({ text }) => text)
    .slice(instance, (instance ?? 0) + 1);
}

/** What a device sends as itself on a declared session (language.md section 7). */
function declaredSelf(topology: Topology, from: Speaker, to: Speaker): string[] {
  const { device } = from;
  if (device.kind === 'router') return [routerText(device.of)];
  if (device.kind !== 'nva') return vnetSelf(from);
  const own = nvaAddresses(topology, device.of);
  const theirs = vnetsOf(topology, to);
  const near = theirs.flatMap((vnet) => neighboursOf(topology, vnet).map((neighbour) => neighbour.vnet.id));
  const chosen =
    own.find(({ vnet }) => theirs.some(({ id }) => id === vnet.id)) ??
    own.find(({ vnet }) => near.includes(vnet.id)) ??
    own[0];
  return chosen ? [chosen.ip.text] : [];
}

/** The VNets that a speaker has addresses in. */
export function vnetsOf(topology: Topology, { device }: Speaker) {
  if ('vnet' in device) return [device.vnet];
  return device.kind === 'nva' ? nvaAddresses(topology, device.of).map(({ vnet }) => vnet) : [];
}

/** Whether packets of a session get from end to end: through its tunnel, or otherwise directly. */
function carried(topology: Topology, { tunnel }: BgpSession, a: Speaker, b: Speaker): boolean {
  if (tunnel !== undefined) {
    const bound = topology.tunnels.find(({ id }) => id === tunnel);
    return [a, b].every(({ device }) => [bound?.a.device, bound?.b.device].includes(device.of.id));
  }
  // Only NVAs peer with a Route Server, from its own VNet or from one directly peered (R136).
  if ([a, b].some(({ kind }) => kind === 'routeServer')) {
    return [a, b].some(({ kind }) => kind === 'nva') && near(topology, a, b);
  }
  return (a.kind === 'router' && b.kind === 'router') || near(topology, a, b) || connected(topology, a, b);
}

/** Whether two speakers are in one VNet or in two directly peered VNets (R136, R081). */
function near(topology: Topology, a: Speaker, b: Speaker): boolean {
  return vnetsOf(topology, a).some((mine) =>
    vnetsOf(topology, b).some(
      (theirs) =>
        mine.id === theirs.id ||
        neighboursOf(topology, mine).some(
          (neighbour) =>
            neighbour.vnet.id === theirs.id &&
            neighbour.mine.allowVirtualNetworkAccess &&
            neighbour.theirs.allowVirtualNetworkAccess,
        ),
    ),
  );
}
