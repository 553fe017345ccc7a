import type { Address, Prefix } from '../address/index.js';
import type { Cause, DeclId, ExportPolicy, LocalPreference, StaticTarget } from '../topology/index.js';

/** Identifies a speaker: the id of its device, with `#0` or `#1` for an instance of a Route Server. */
export type SpeakerId = string;

/** The kinds of device that speak BGP or, for gateways and sites, hold routes as if they did. */
export type SpeakerKind =
  | 'routeServer'
  | 'vpnGateway'
  | 'expressRouteGateway'
  | 'circuit'
  | 'nva'
  | 'router'
  /** A route table of a virtual hub, or the routes of its firewall. */
  | 'hubTable'
  /** What a virtual hub tells other hubs. */
  | 'hubExport'
  | 'hubVpnGateway'
  | 'hubExpressRouteGateway';

/** One BGP speaker. Each of the two instances of a Route Server is a speaker of its own (R132, R135). */
export interface Speaker {
  readonly id: SpeakerId;
  readonly device: DeclId;
  readonly label: string;
  readonly kind: SpeakerKind;
  readonly instance: 0 | 1 | undefined;
  /** Undefined for a device without BGP (the table of a gateway still contains its static routes). */
  readonly asn: number | undefined;
  readonly addresses: readonly Address[];
}

/** One direction of a session: what `local` sends to `remote`. */
export interface SessionSide {
  readonly id: string;
  readonly local: SpeakerId;
  readonly remote: SpeakerId;
  readonly localKind: SpeakerKind;
  readonly remoteKind: SpeakerKind;
  /** Texts of the speakers' addresses on this session, as `az` prints them; undefined if no input determines them. */
  readonly localAddress: string | undefined;
  readonly remoteAddress: string | undefined;
  /** The local address itself. */
  readonly localIp: Address | undefined;
  readonly kind: 'ebgp' | 'ibgp';
  /** `automatic` between the gateways and the Route Server of one VNet and between the routers of one site. */
  readonly origin: 'declared' | 'automatic';
  readonly declaration: DeclId;
  readonly tunnel: DeclId | undefined;
  readonly policy: ExportPolicy;
  /**
   * Prefixes that the local speaker originates to this peer only: `advertise` in brackets, summarizedGatewayPrefixes.
   */
  readonly originates: readonly Prefix[];
  /** The routing weight that the receiver assigns to routes received here (ExpressRoute connections, R118). */
  readonly receiverWeight: number;
  /** The preferences of the receiver's end for routes received here (R281). */
  readonly receiverPreferences: readonly LocalPreference[];
  /** Why the session stays down, if the two ends cannot reach each other. */
  readonly down: Cause | undefined;
}

/** Where a route sends packets: an address, a symbol for one that no input determines, or a device. */
export interface BgpNextHop {
  /** The text to print: an address, `<GW>` or `<MSEE>`. */
  readonly text: string;
  readonly address: Address | undefined;
}

/**
 * A route in the table of one speaker. `parent` is the same route at the speaker that sent it, so that the chain of
 * parents is its way from the origin; `steps` says what each policy did on the last leg.
 */
export interface BgpRoute {
  readonly prefix: Prefix;
  readonly nextHops: readonly BgpNextHop[];
  /** The leftmost AS passed it on last. */
  readonly asPath: readonly number[];
  readonly origin: 'Network' | 'EBgp' | 'IBgp';
  readonly weight: number;
  /** Its holder's own value, or the value that an iBGP peer sent; routers and NVAs prefer the higher one (R281). */
  readonly localPreference: number;
  readonly communities: readonly string[];
  readonly holder: SpeakerId;
  /** The side on which the sender sent it; undefined for a route of the holder's own. */
  readonly session: SessionSide | undefined;
  readonly parent: BgpRoute | undefined;
  readonly steps: readonly string[];
  readonly cause: Cause;
  /** Where an own route of the holder leads; undefined for a learned route, which leads to its next hop. */
  readonly own: OwnRouteTarget | undefined;
}

/** Where a speaker's own route leads. */
export type OwnRouteTarget =
  /** The address space of the speaker's VNet and of its gateway-transit spokes, or of a router's own site. */
  | { readonly kind: 'network' }
  /** Originated by `advertise`: announced, but nothing is installed for it (language reference, section 6). */
  | { readonly kind: 'advertised' }
  /** A static route into a connection (address space of a local network gateway, or what a site routes back). */
  | { readonly kind: 'connection'; readonly connection: DeclId; readonly far: DeclId }
  /** The host route of a BGP peer, with the peer's ASN, behind a connection (R100). */
  | {
      readonly kind: 'bgpPeer';
      readonly connection: DeclId;
      readonly far: DeclId;
      readonly asn: number | undefined;
    }
  /** A point-to-site address pool. */
  | { readonly kind: 'pointToSite' }
  /**
   * The address space of a VNet that is connected to a virtual hub, or a static route that its connection propagates: then
   * `nextHop` is the text of its next hop (W023, W035).
   */
  | {
      readonly kind: 'vnetConnection';
      readonly connection: DeclId;
      readonly vnet: DeclId;
      readonly nextHop: string | undefined;
    }
  /** A static route of a hub's table, or a routing policy; `nextHop` is a firewall or a connected VNet (W026, W087). */
  | { readonly kind: 'hubStatic'; readonly route: DeclId; readonly nextHop: DeclId }
  /** A static route of a router on premises; what leads to an address has it as its next hop. */
  | { readonly kind: 'static'; readonly target: StaticTarget };

/**
 * Why a speaker does not accept a route, from a fixed vocabulary for code. The cause next to it is for readers.
 */
export type RefusalKind =
  /** The path contains its own AS number. */
  | 'ownAsn'
  /** It carries IPv4 only. */
  | 'ipv4Only'
  /** The prefix lies in the address space of its VNet, or of one that uses its VNet as remote gateway. */
  | 'ownSpace'
  /** It originates the prefix itself. */
  | 'originatedItself'
  /** The connection of the peer does not propagate to this table of a virtual hub. */
  | 'notPropagated';

/** A route that a speaker received and did not accept, with the reason. */
export interface RejectedRoute {
  readonly route: BgpRoute;
  readonly because: RefusalKind;
  readonly cause: Cause;
}

/** A route that a speaker did not send on a session, with the reason. */
export interface WithheldRoute {
  readonly route: BgpRoute;
  readonly session: SessionSide;
  readonly cause: Cause;
}

/** What a speaker sends on a session: the route as the receiver gets it. */
export interface AdvertisedRoute {
  readonly prefix: Prefix;
  readonly nextHops: readonly BgpNextHop[];
  readonly asPath: readonly number[];
  readonly communities: readonly string[];
  readonly session: SessionSide;
  readonly source: BgpRoute;
  readonly steps: readonly string[];
}

/** The routes of a speaker for one prefix. */
export interface PrefixEntry {
  /** Best first. */
  readonly routes: readonly BgpRoute[];
  /** How many equally good routes are at the front. */
  readonly bestCount: number;
  /** The best of the installed routes: `advertise` installs nothing (language reference, section 6). */
  readonly installed: readonly BgpRoute[];
  /**
   * The equally good routes of which peers outside the site hear one. Static routes hide none that was learned, as those
   * in the operating system of an NVA hide none.
   */
  readonly forPeers: readonly BgpRoute[];
  /** The routes that the speaker received for the prefix and did not accept. */
  readonly rejected: readonly RejectedRoute[];
}

/** An entry of a speaker's table. */
export interface SpeakerEntry extends PrefixEntry {
  readonly prefix: Prefix;
  /**
   * The entry of its class of prefixes. Its routes have another prefix and exist without further work.
   */
  readonly shared: PrefixEntry;
}

/** The table of one speaker. */
export interface SpeakerTable {
  readonly speaker: Speaker;
  /**
   * All accepted routes by prefix text: own and learned, best first; the first `bestCount` of each are the best set.
   */
  readonly routes: ReadonlyMap<string, SpeakerEntry>;
  readonly rejected: readonly RejectedRoute[];
}
