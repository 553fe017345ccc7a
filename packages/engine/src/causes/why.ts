import type { Address, Prefix } from '../address/index.js';
import type { BgpRoute, Speaker } from '../bgp/route.js';
import type { Loss } from '../effective/loss.js';
import type { NextHopType, RouteSource } from '../effective/route.js';
import type { Cause, DeclId } from '../topology/index.js';

/** Why a NIC sends packets for an address or prefix where it does, and why not elsewhere. */
export interface Why {
  readonly nic: DeclId;
  readonly vnet: DeclId;
  /** The requested prefix; for an address, its host prefix. */
  readonly prefix: Prefix;
  readonly address: Address | undefined;
  /**
   * The Active rows that decide: several if only some of a route's next hops can be reached (R159), none if no row
   * contains the prefix. For a prefix without its own row, the rows of the longest prefix that contains it.
   */
  readonly decides: readonly Candidate[];
  /** Why these and no others. */
  readonly decision: Cause;
  /** All other routes that contain the prefix, longest first, each with what beat or removed it. */
  readonly losers: readonly Candidate[];
  /** For a prefix: the Active rows inside it, which decide for their part of its addresses. */
  readonly inside: readonly Candidate[];
  /** A route that a reader could expect and that is not in the table. */
  readonly missing: MissingRoute | undefined;
  /** Where BGP routes for the prefixes in question stopped. */
  readonly stops: readonly PrefixStops[];
  readonly notes: readonly Cause[];
}

/** A route that could be in the table: a row, or one that was removed. */
export interface Candidate {
  /** `absent` is a route that was removed and is not displayed. */
  readonly state: 'Active' | 'Invalid' | 'absent';
  readonly source: RouteSource;
  readonly prefix: Prefix;
  readonly nextHopType: NextHopType;
  readonly nextHops: readonly string[];
  /** The name of a user-defined route. */
  readonly name: string | undefined;
  /** The declarations that produced it, and the rules: one cause for each next hop that has its own. */
  readonly causes: readonly Cause[];
  /** What beat or removed it; undefined for a row that decides. */
  readonly beatenBy: Loss | undefined;
  /** For a route that gateways or Route Server inject: its ways through BGP. */
  readonly ways: readonly Way[];
}

/** The path of a BGP route, origin first. */
export type Way = readonly WayPoint[];

/** A route in the table of one speaker; `route.steps` says what the policy of the sender changed on the last leg. */
export interface WayPoint {
  readonly speaker: Speaker;
  readonly route: BgpRoute;
}

/** Where BGP routes for one prefix stopped. */
export interface PrefixStops {
  readonly prefix: Prefix;
  readonly stops: readonly Stop[];
}

/** A place where a BGP route stopped. */
export interface Stop {
  /**
   * `rejected`: `at` did not accept it; `notChosen`: `at` has a better one; `withheld`: `at` did not send it;
   * `sessionDown`: `at` could not send it.
   */
  readonly kind: 'rejected' | 'notChosen' | 'withheld' | 'sessionDown';
  readonly at: Speaker;
  /** The sender of a route that was rejected or not chosen, the receiver of one that was not sent. */
  readonly peer: Speaker | undefined;
  readonly route: BgpRoute;
  readonly cause: Cause;
  /** Whether nothing is lost: the speaker that did not get the route has passed it on itself, or has its own. */
  readonly harmless: boolean;
}

/** A route that exists somewhere and is not in the table. */
export interface MissingRoute {
  readonly prefix: Prefix;
  /** What kept it out of the table, the nearest cause first. */
  readonly reasons: readonly Cause[];
  /** The ways to the speakers that hold it. */
  readonly heldBy: readonly Way[];
}
