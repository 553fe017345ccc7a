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
  VirtualHub,
  Vnet,
  VpnGateway,
} from '../topology/index.js';
import type { CollectingTable, HubExport } from './hubs/propagation.js';
import type { Reason, Refusal } from './reason.js';
import type { BgpNextHop, BgpRoute, SessionSide, Speaker, SpeakerKind } from './route.js';

/** A gateway of a virtual hub. */
interface HubGateway<K> {
  readonly kind: K;
  readonly hub: VirtualHub;
  /** The tables and exports that it exchanges routes with, with the declaration that represents the session. */
  readonly tables: ReadonlyMap<string, DeclId>;
  /** The connections that are told a default route (W103). */
  readonly connections: ReadonlySet<DeclId>;
  /** Whether branches are told of other branches (W067). */
  readonly branchToBranch: boolean;
}

/** The role of each kind of speaker in the topology. */
interface Roles {
  readonly hubTable: {
    readonly kind: 'hubTable';
    readonly hub: VirtualHub;
    readonly table: CollectingTable;
    /** BGP peers whose connection does not propagate to the table. */
    readonly otherPeers: ReadonlySet<DeclId>;
  };
  readonly hubExport: {
    readonly kind: 'hubExport';
    readonly hub: VirtualHub;
    readonly out: HubExport;
    /** The prefixes of all hubs. */
    readonly hubPrefixes: ReadonlySet<string>;
  };
  readonly hubVpnGateway: HubGateway<'hubVpnGateway'>;
  readonly hubExpressRouteGateway: HubGateway<'hubExpressRouteGateway'>;
  readonly routeServer: { readonly kind: 'routeServer'; readonly vnet: Vnet; readonly routeServer: RouteServer };
  readonly vpnGateway: { readonly kind: 'vpnGateway'; readonly vnet: Vnet; readonly gateway: VpnGateway };
  readonly expressRouteGateway: { readonly kind: 'expressRouteGateway'; readonly vnet: Vnet };
  readonly circuit: { readonly kind: 'circuit' };
  readonly nva: { readonly kind: 'nva'; readonly nva: Nva };
  /** `siblings` are the routers of the site, including itself, sorted. */
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
 * The address space that a speaker considers when it decides on a prefix. Prefixes that relate differently to any of it
 * belong to different classes.
 */
export interface Spaces {
  /** Address space of the speaker's VNet. */
  readonly own: PrefixTable<Prefix>;
  /** Address space of the VNets that use the speaker's VNet as remote gateway. */
  readonly spokes: PrefixTable<Prefix>;
  /** Peered address space; a Route Server relays no routes inside it from NVA to NVA. */
  readonly unrelayed: PrefixTable<Prefix>;
  /** The prefixes that a gateway announces in place of those that they cover (R114). */
  readonly summaries: PrefixTable<Prefix>;
}

/** A speaker and its role, before it has sessions and routes. */
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

/** A session that exists without a declaration. */
interface AutomaticPeer {
  readonly device: DeclId;
  /** The declaration that represents the session in messages. */
  readonly declaration: DeclId;
  /** Between routers that need no AS number to speak with each other. */
  readonly internal: boolean;
}

/** The far end of a connection as a VPN gateway's local network gateway describes it. */
interface LocalNetwork {
  /** Its addresses as BGP peer. */
  readonly addresses: readonly Address[];
  /** The address space behind it. */
  readonly space: readonly Prefix[];
}

/** Address space that is reached through a device, with the VNet that has it. */
interface ReachedSpace {
  readonly spoke: Vnet;
  readonly prefixes: readonly Prefix[];
}

/** Everything that determines how a route is sent on a session. Sessions with equal exits share what is sent. */
export type Exit = Pick<SessionSide, 'kind' | 'origin' | 'policy' | 'localAddress' | 'localIp'>;

/** How an AS path changes before policies apply; one function for all sessions with the same result. */
export type PathRewrite = (asPath: readonly number[], route: BgpRoute) => readonly number[];

/** Everything that BGP knows about one kind of speaker. Each kind has its own file in `roles/`. */
export interface RoleRules<K extends SpeakerKind = SpeakerKind> {
  /** The speakers of this kind. */
  speakers(network: Network, settings: Settings): Iterable<NewSpeaker<K>>;
  /** A value that is equal, as JSON, for roles that are the same for propagation. */
  key(role: RoleOf<K>): unknown;

  /** The VNets in which it has an address. */
  vnets(network: Network, node: SpeakerNode<K>): readonly Vnet[];
  /** Whether it is on-premises, where all devices reach one another. */
  readonly onPremises: boolean;
  /** The devices, besides the gateways of its VNets, through which its routes reach others. */
  outlets(node: SpeakerNode<K>): readonly DeclId[];
  /**
   * For a device that only links the devices at its connections: whether it joins these two. Undefined for a device that
   * packets reach.
   */
  readonly joins: ((one: SpeakerKind | undefined, other: SpeakerKind | undefined) => boolean) | undefined;

  /** Further ids by which sessions name it: that of a virtual hub, for its tables. */
  answersFor?(node: SpeakerNode<K>): readonly DeclId[];
  /** The device whose BGP lists are its own, if it is not its own device: a virtual hub for its default table. */
  standsFor?(node: SpeakerNode<K>): DeclId | undefined;
  /** Whether a declared session with this peer includes it; if absent, it does. */
  speaksWith?(network: Network, node: SpeakerNode<K>, peer: SpeakerNode): boolean;

  /** Its connections carry BGP without `enableBgp`. */
  readonly alwaysBgp: boolean;
  /** Why a declared session with this peer stays down; undefined if nothing but reachability counts. */
  sessionObstacle(network: Network, node: SpeakerNode<K>, peer: SpeakerNode): Pick<Cause, 'rule' | 'text'> | undefined;
  /** Its peers in sessions without a declaration; given at one of the two ends only. */
  automaticPeers(node: SpeakerNode<K>): Iterable<AutomaticPeer>;
  /** Its address in a declared session. */
  addressTowards(network: Network, node: SpeakerNode<K>, peer: SpeakerNode): Address | undefined;
  /** Its addresses on a connection whose end declares none. */
  connectionAddresses(node: SpeakerNode<K>, end: ConnectionEnd, far: SpeakerNode): readonly Address[];
  /** The prefixes that it announces into its connections in place of those that they cover (R114). */
  summaries(node: SpeakerNode<K>): readonly Prefix[];

  /** Whether it carries IPv6 routes. */
  readonly carriesIpv6: boolean;
  /** Adds its own routes. */
  originate(network: Network, node: SpeakerNode<K>, find: FindSpeaker): void;
  /** Why it originates a prefix for one peer only. */
  originationForPeer(node: SpeakerNode<K>): Pick<Cause, 'rule' | 'text'>;
  /** How a VPN gateway's local network gateway describes it; undefined if none does. */
  localNetwork(network: Network, node: SpeakerNode<K>, end: ConnectionEnd): LocalNetwork | undefined;
  /** What the far end of a static connection routes to it. */
  routedBack(network: Network, node: SpeakerNode<K>): readonly ReachedSpace[];

  /** The rule by which it learns from a peer of this kind; if absent, that of Route Servers (R142). */
  learnsBy?(peer: SpeakerKind): Cause['rule'];
  /** A further sentence for a route that it drops because the path contains its own AS number. */
  adviceOnOwnAsn(asn: number): string;
  /** Why it does not accept a route, apart from its own AS number in the path; undefined if it accepts it. */
  refuse(node: SpeakerNode<K>, prefix: Prefix, side: SessionSide): Refusal | undefined;
  /**
   * The rank of a route: numbers compared from the left; smaller is better, and equal ranks mean ECMP.
   */
  rank(node: SpeakerNode<K>, route: BgpRoute): readonly number[];
  /** Of a speaker that tells its declared peers other routes than its best ones: which ones it chooses from. */
  isForPeers?(route: BgpRoute): boolean;
  /** Compares two equally good routes to find the one that it passes on; 0 if their next hops decide. */
  compareEqual(a: BgpRoute, b: BgpRoute): number;
  /** The weight that `az` shows for a learned route. */
  weight(side: SessionSide): number;

  /** Why it does not send a route on a session, apart from communities and filters; undefined if it sends it. */
  withhold(node: SpeakerNode<K>, route: BgpRoute, side: SessionSide, receiver: SpeakerNode): Reason | undefined;
  /** How it changes AS paths on a session with a peer of this kind. */
  pathTowards(peer: SpeakerKind, node: SpeakerNode<K>): PathRewrite;
  /** The next hops that it puts on a route. */
  nextHopsAtExit(node: SpeakerNode<K>, route: BgpRoute, exit: Exit): readonly BgpNextHop[];
}

/** The longest prefix of a speaker's address space that equals or contains this one. */
export function spaceHolding(space: PrefixTable<Prefix>, prefix: Prefix): Prefix | undefined {
  return space.covering(prefix)[0];
}
