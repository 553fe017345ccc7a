import type { Address } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import type { EffectiveRoute } from '../effective/route.js';
import type { Cause, DeclId } from '../topology/index.js';
import type { End, Verdict } from './end.js';

/** The kinds of device that forward packets. */
export type HopKind = 'nva' | 'firewall' | 'vpnGateway' | 'expressRouteGateway' | 'circuit' | 'router';

/** One decision: where it was taken, by which row or route, and what it means in words. */
export interface Decision {
  /** The NIC, device or subnet whose table decided. */
  readonly at: DeclId;
  readonly table: 'effective routes' | 'operating system' | 'gateway' | 'circuit' | 'router';
  /** The effective route that decided, if the table is a NIC's. */
  readonly row: EffectiveRoute | undefined;
  /** The BGP route that decided, if the table is a speaker's. */
  readonly bgpRoute: BgpRoute | undefined;
  /** Whether the address looked up was the outer one of a tunnel. */
  readonly outer: boolean;
  readonly cause: Cause;
}

/** What is worth a remark on the way of a packet and changes nothing, of a fixed vocabulary (docs/ends.md). */
export type Remark =
  /** Nobody is declared to have the address that it is delivered to. */
  | { readonly kind: 'notDeclared'; readonly in: DeclId }
  /** An NVA sends it to the Internet with a source that is not its own. */
  | { readonly kind: 'untranslatedSource'; readonly device: DeclId }
  /** A device forwards it over a peering whose receiving half does not allow that. */
  | {
      readonly kind: 'forwardedTrafficNotAllowed';
      readonly peering: DeclId;
      readonly receiver: DeclId;
      readonly device: DeclId;
    }
  /** Without a host route to the far end the outer packets would be put into a tunnel again. */
  | { readonly kind: 'hostRouteAssumed'; readonly tunnel: DeclId; readonly device: DeclId }
  /** Rows of which nobody gives the prefixes may decide in place of the one that does. */
  | { readonly kind: 'unknownExtent'; readonly at: DeclId; readonly rows: readonly EffectiveRoute[] }
  /** More paths of equal cost part here than are followed. */
  | { readonly kind: 'pathsNotFollowed'; readonly device: DeclId };

/** A remark, and what it says to readers. */
export interface Note extends Cause {
  readonly remark: Remark;
}

/** A device that forwards the packet. */
export interface Hop {
  readonly device: DeclId;
  readonly label: string;
  readonly kind: HopKind;
  /** The load balancer through which the packet reached this device. */
  readonly loadBalancer: DeclId | undefined;
  /** The tunnel by which the packet leaves this device. */
  readonly tunnel: DeclId | undefined;
  /** What was decided here, in order: at an NVA first its OS, then its NIC (R189). */
  readonly decisions: readonly Decision[];
}

/** Paths of equal cost that part at a device and are too many to be followed. */
export interface UnfollowedPaths {
  /** Where they part. */
  readonly device: DeclId;
  readonly paths: number;
  readonly followed: number;
}

/**
 * The way of a packet. With equal-cost paths `branches` holds one trace a path from where they part; `verdict` is
 * then the worst of theirs (loop, dropped, then internet and delivered).
 */
export interface Trace {
  readonly destination: Address;
  readonly verdict: Verdict;
  /** Decisions before the first hop: the row of the sender's NIC. */
  readonly first: readonly Decision[];
  /** Devices that forward the inner packet, in order; those that only carry the outside of a tunnel are in `carriers`. */
  readonly hops: readonly Hop[];
  /** Devices that carry only the outside of a tunnel, in order. */
  readonly carriers: readonly Hop[];
  readonly branches: readonly Trace[];
  /** Set where more paths part than `branches` holds: nothing is known of the others. */
  readonly unfollowed?: UnfollowedPaths | undefined;
  /** How it ended: of a fixed vocabulary, for code to ask. */
  readonly end: End;
  /** Why it ended as it did, for readers. */
  readonly reason: Cause;
  /** Remarks that change no verdict: a peering without allowForwardedTraffic (R083), an address that nobody has. */
  readonly notes: readonly Note[];
}
