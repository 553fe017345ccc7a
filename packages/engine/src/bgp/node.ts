import type { Address, Prefix, PrefixTable } from '../address/index.js';
import type { Settings } from '../settings.js';
import type {
  Cause,
  ConnectionEnd,
  DeclId,
  Network,
  Nva,
  Router,
  RouteServer,
  Site,
  Vnet,
  VpnGateway,
} from '../topology/index.js';
import type { Reason, Refusal } from './reason.js';
import type { BgpNextHop, BgpRoute, SessionSide, Speaker, SpeakerKind } from './route.js';

/** The role of each kind of speaker in the topology. */
interface Roles {
  readonly routeServer: { readonly kind: 'routeServer'; readonly vnet: Vnet; readonly routeServer: RouteServer };
  readonly vpnGateway: { readonly kind: 'vpnGateway'; readonly vnet: Vnet; readonly gateway: VpnGateway };
  readonly expressRouteGateway: { readonly kind: 'expressRouteGateway'; readonly vnet: Vnet };
  readonly circuit: { readonly kind: 'circuit' };
  readonly nva: { readonly kind: 'nva'; readonly nva: Nva };
  /** `siblings` are the routers of the site, itself among them, sorted. */
  readonly router: {
    readonly kind: 'router';
    readonly site: Site;
    readonly router: Router;
    readonly siblings: readonly DeclId[];
  };
}

/** The role of a speaker of this kind. */
type RoleOf<K extends SpeakerKind> = Roles[K];

/**
 * The address space that a speaker looks at when it decides on a prefix. Prefixes that differ in their relation to any
 * of these are never treated as one.
 */
export interface Spaces {
  /** Address space of the speaker's VNet. */
  readonly own: PrefixTable<Prefix>;
  /** Address space of the VNets that use the speaker's VNet as remote gateway. */
  readonly spokes: PrefixTable<Prefix>;
  /** Peered address space inside which a Route Server relays nothing from NVA to NVA. */
  readonly unrelayed: PrefixTable<Prefix>;
  /** What a gateway announces in place of the prefixes that it covers (R114). */
  readonly summaries: PrefixTable<Prefix>;
}

/** A speaker with what it is, before it has sessions and routes. */
export interface NewSpeaker<K extends SpeakerKind = SpeakerKind> {
  readonly speaker: Speaker;
  readonly role: RoleOf<K>;
  readonly spaces: Spaces;
}

/** A speaker with everything that propagation needs to know about it. */
export interface SpeakerNode<K extends SpeakerKind = SpeakerKind> extends NewSpeaker<K> {
  readonly settings: Settings;
  readonly rules: RoleRules;
  /** Sessions on which it sends. */
  readonly outgoing: SessionSide[];
  /** Routes of its own by prefix text. */
  readonly own: Map<string, BgpRoute[]>;
}

/** The speaker at the end of a connection or session; undefined if the device does not speak BGP. */
export type FindSpeaker = (device: DeclId) => SpeakerNode | undefined;

/** A session that comes about without being declared. */
interface AutomaticPeer {
  readonly device: DeclId;
  /** The declaration that represents the session in messages. */
  readonly declaration: DeclId;
  /** Between routers that need no AS number to speak with each other. */
  readonly internal: boolean;
}

/** What a VPN gateway is told of the far end of a connection (its local network gateway). */
interface LocalNetwork {
  /** Its addresses as BGP peer. */
  readonly addresses: readonly Address[];
  /** What lies behind it. */
  readonly space: readonly Prefix[];
}

/** Address space that is reached through a device, with the VNet that has it. */
interface ReachedSpace {
  readonly spoke: Vnet;
  readonly prefixes: readonly Prefix[];
}

/** Everything that decides how a route is sent on a session. Sessions that are equal in it share what is sent. */
export type Exit = Pick<SessionSide, 'kind' | 'origin' | 'policy' | 'localAddress' | 'localIp'>;

/** How an AS path changes before policies see it; one function for all sessions with the same result. */
export type PathRewrite = (asPath: readonly number[]) => readonly number[];

/** All that BGP knows of one kind of speaker. Each kind has a file of its own in `roles/`. */
export interface RoleRules<K extends SpeakerKind = SpeakerKind> {
  /** The speakers of this kind. */
  speakers(network: Network, settings: Settings): Iterable<NewSpeaker<K>>;
  /** A value that is equal, as JSON, for roles that are the same in all that propagation looks at. */
  key(role: RoleOf<K>): unknown;

  /** The VNets in which it has an address. */
  vnets(network: Network, node: SpeakerNode<K>): readonly Vnet[];
  /** Whether it is outside Azure, where all devices reach one another. */
  readonly onPremises: boolean;
  /** The devices at which what it sends leaves for others, besides the gateways of its VNets. */
  outlets(node: SpeakerNode<K>): readonly DeclId[];
  /**
   * For a mere link between the devices at its connections: whether it joins these two. Undefined for a device that
   * packets get to.
   */
  readonly joins: ((one: SpeakerKind | undefined, other: SpeakerKind | undefined) => boolean) | undefined;

  /** Its connections carry BGP without `enableBgp`. */
  readonly alwaysBgp: boolean;
  /** Why a declared session with this peer stays down; undefined if nothing but reachability counts. */
  sessionObstacle(network: Network, node: SpeakerNode<K>, peer: SpeakerNode): Pick<Cause, 'rule' | 'text'> | undefined;
  /** Its peers in sessions that nobody declares. Given at one of the two ends only. */
  automaticPeers(node: SpeakerNode<K>): Iterable<AutomaticPeer>;
  /** The address that it speaks with in a declared session. */
  addressTowards(network: Network, node: SpeakerNode<K>, peer: SpeakerNode): Address | undefined;
  /** The addresses that it speaks with on a connection at whose end none is written. */
  connectionAddresses(node: SpeakerNode<K>, end: ConnectionEnd, far: SpeakerNode): readonly Address[];
  /** What it announces into its connections in place of the prefixes that it covers (R114). */
  summaries(node: SpeakerNode<K>): readonly Prefix[];

  /** Whether it carries IPv6 routes. */
  readonly carriesIpv6: boolean;
  /** Gives it the routes that it has of its own. */
  originate(network: Network, node: SpeakerNode<K>, find: FindSpeaker): void;
  /** Of a prefix that it originates for one peer only: why. */
  originationForPeer(node: SpeakerNode<K>): Pick<Cause, 'rule' | 'text'>;
  /** What a VPN gateway at the other end is told of it; undefined if no local network gateway stands for it. */
  localNetwork(network: Network, node: SpeakerNode<K>, end: ConnectionEnd): LocalNetwork | undefined;
  /** What the far end of a static connection routes to it. */
  routedBack(network: Network, node: SpeakerNode<K>): readonly ReachedSpace[];

  /** A further sentence for a route that it drops since its own AS number stands in the path. */
  adviceOnOwnAsn(asn: number): string;
  /** Why it does not take a route, besides its own AS number; undefined if it does. */
  refuse(node: SpeakerNode<K>, prefix: Prefix, side: SessionSide): Refusal | undefined;
  /**
   * How good a route is: a list of numbers compared from the left, smaller is better, equal for equally good ones
   * (ECMP).
   */
  rank(node: SpeakerNode<K>, route: BgpRoute): readonly number[];
  /** Which of two equally good routes it passes on, before next hops are compared; 0 if these decide. */
  compareEqual(a: BgpRoute, b: BgpRoute): number;
  /** The weight that `az` shows for a learned route. */
  weight(side: SessionSide): number;

  /** Why it does not send a route on a session, besides communities and filters; undefined if it does. */
  withhold(node: SpeakerNode<K>, route: BgpRoute, side: SessionSide, receiver: SpeakerNode): Reason | undefined;
  /** What it does to AS paths on a session with a peer of this kind. */
  pathTowards(peer: SpeakerKind): PathRewrite;
  /** The next hops that it puts on a route. */
  nextHopsAtExit(node: SpeakerNode<K>, route: BgpRoute, exit: Exit): readonly BgpNextHop[];
}

/** The longest prefix of a speaker's address space that equals or contains this one. */
export function spaceHolding(space: PrefixTable<Prefix>, prefix: Prefix): Prefix | undefined {
  return space.covering(prefix)[0];
}
