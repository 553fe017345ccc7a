import type { Address } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import type { HubRouteRow } from '../effective/hubs/hub-routes.js';
import type { EffectiveRoute } from '../effective/route.js';
import type { Cause, DeclId } from '../topology/index.js';
import type { End, Verdict } from './end.js';

/** The kinds of device that forward packets. */
export type HopKind = 'nva' | 'firewall' | 'vpnGateway' | 'expressRouteGateway' | 'virtualHub' | 'circuit' | 'router';

/** One decision: where it was made, by which row or route, and what it means in words. */
export interface Decision {
  /** The NIC, device or subnet whose table decided. */
  readonly at: DeclId;
  readonly table: 'effective routes' | 'operating system' | 'gateway' | 'circuit' | 'router' | 'virtual hub';
  /** The effective route that decided, if the table is a NIC's. */
  readonly row: EffectiveRoute | undefined;
  /** The BGP route that decided, if the table is a speaker's. */
  readonly bgpRoute: BgpRoute | undefined;
  /** The route that decided, if the table is a virtual hub's. */
  readonly hubRow?: HubRouteRow;
  /** Whether the lookup was for the outer address of a tunnel. */
  readonly outer: boolean;
  readonly cause: Cause;
}

/** A remark on the path of a packet that does not change the result, from a fixed vocabulary (docs/ends.md). */
export type Remark =
  /** No declaration owns the address that it is delivered to. */
  | { readonly kind: 'notDeclared'; readonly in: DeclId }
  /** An NVA sends it to the Internet with a source that is not its own. */
  | { readonly kind: 'untranslatedSource'; readonly device: DeclId }
  /** A device forwards it over a peering whose receiving half does not allow forwarded traffic. */
  | {
      readonly kind: 'forwardedTrafficNotAllowed';
      readonly peering: DeclId;
      readonly receiver: DeclId;
      readonly device: DeclId;
    }
  /** Without a host route to the far end the outer packets would be put into a tunnel again. */
  | { readonly kind: 'hostRouteAssumed'; readonly tunnel: DeclId; readonly device: DeclId }
  /** Rows without declared prefixes may decide in place of the deciding row. */
  | { readonly kind: 'unknownExtent'; readonly at: DeclId; readonly rows: readonly EffectiveRoute[] }
  /** The route table of the NIC or subnet is not known, and may decide in place of this row. */
  | { readonly kind: 'unknownTable'; readonly at: DeclId; readonly table: DeclId }
  /** A user-defined route to VnetLocal decides, which may not reach a private endpoint. */
  | {
      readonly kind: 'endpointPastVnetLocal';
      readonly at: DeclId;
      readonly endpoint: DeclId;
      readonly row: EffectiveRoute;
    }
  /** More equal-cost paths branch here than are followed. */
  | { readonly kind: 'pathsNotFollowed'; readonly device: DeclId };

/** A remark, with a sentence for readers. */
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
  /** The tunnel through which the packet leaves this device. */
  readonly tunnel: DeclId | undefined;
  /** The decisions here, in order: at an NVA first its OS, then its NIC (R189). */
  readonly decisions: readonly Decision[];
}

/** Equal-cost paths that branch at a device and are too many to follow. */
export interface UnfollowedPaths {
  /** Where they branch. */
  readonly device: DeclId;
  readonly paths: number;
  readonly followed: number;
}

/**
 * The path of a packet. Where equal-cost paths diverge, `branches` has one trace for each of them, and `verdict` is the
 * worst of theirs (loop, dropped, then internet and delivered).
 */
export interface Trace {
  readonly destination: Address;
  readonly verdict: Verdict;
  /** Decisions before the first hop: the row of the sender's NIC. */
  readonly first: readonly Decision[];
  /**
   * Devices that forward the inner packet, in order; those that only carry the outside of a tunnel are in `carriers`.
   */
  readonly hops: readonly Hop[];
  /** Devices that carry only the outside of a tunnel, in order. */
  readonly carriers: readonly Hop[];
  readonly branches: readonly Trace[];
  /** Set if more paths diverge than `branches` contains: nothing is known about the others. */
  readonly unfollowed?: UnfollowedPaths | undefined;
  /** How it ended, from a fixed vocabulary, for code. */
  readonly end: End;
  /** Why it ended as it did, for readers. */
  readonly reason: Cause;
  /**
   * Remarks that do not change the verdict: a peering without allowForwardedTraffic (R083), an address that nothing
   * has.
   */
  readonly notes: readonly Note[];
}
