import type { Address } from '../address/index.js';
import type { EffectiveRoute } from '../effective/route.js';
import type { DeclId } from '../topology/index.js';

/** The fate of a packet. */
export type Verdict = 'delivered' | 'internet' | 'loop' | 'dropped';

/**
 * How the path of a packet ends, from a fixed vocabulary (docs/ends.md), for code. The cause next to it cites a rule
 * and is for readers.
 */
export type End = Delivered | Leaves | Loops | Dropped;

/** The packet is delivered. */
export type Delivered =
  /** `to` has the address. */
  | { readonly kind: 'delivered'; readonly to: DeclId }
  /** The address is in this subnet or site, but no declaration has it. */
  | { readonly kind: 'deliveredToRange'; readonly to: DeclId }
  /** A point-to-site client of the gateway. */
  | { readonly kind: 'deliveredToClient'; readonly gateway: DeclId }
  /** The service, by the service endpoint of the subnet. */
  | { readonly kind: 'deliveredToService'; readonly service: string }
  /** A service of the platform, which every VM reaches. */
  | { readonly kind: 'deliveredToPlatform' };

/** The packet leaves to the Internet, at a NIC, subnet or site. */
export interface Leaves {
  readonly kind: 'exitsToInternet';
  readonly at: DeclId;
}

/** The packet loops forever. */
export type Loops =
  /** It comes back to a device that sends it along the same path again. */
  | { readonly kind: 'forwardingLoop'; readonly device: DeclId }
  /** It is put into a tunnel that it is already in. */
  | { readonly kind: 'tunnelRecursion'; readonly tunnel: DeclId; readonly device: DeclId };

/** The packet is lost. */
export type Dropped = DroppedByRow | DroppedAtNextHop | DroppedInFabric | DroppedByDevice | DroppedInTunnel | GivenUp;

/** An effective route drops it, or there is none. */
export type DroppedByRow =
  /** No effective route of the NIC or subnet contains the destination. */
  | { readonly kind: 'noRow'; readonly at: DeclId }
  /** A system route to None. */
  | { readonly kind: 'noneRow'; readonly row: EffectiveRoute }
  /** A user-defined route to None. */
  | { readonly kind: 'userNone'; readonly row: EffectiveRoute }
  /** A user-defined route to a virtual network gateway that does not exist or does not accept such packets. */
  | { readonly kind: 'noGateway'; readonly row: EffectiveRoute }
  /** Next hop Internet for a private address. */
  | { readonly kind: 'privateToInternet'; readonly at: DeclId };

/** The next hop of the row or route does not accept packets. */
export type DroppedAtNextHop =
  /**
   * It is out of reach of the VNet: `row` is shown as None (learned on `session`), or no device nearby has the address.
   */
  | {
      readonly kind: 'nextHopUnreachable';
      readonly row: EffectiveRoute | undefined;
      readonly nextHop: Address | undefined;
      readonly session: DeclId | undefined;
    }
  /** The same for one of several next hops of a row. */
  | { readonly kind: 'oneNextHopUnreachable'; readonly row: EffectiveRoute }
  /** A NIC that belongs to no NVA. */
  | { readonly kind: 'notForwarding'; readonly device: DeclId }
  /** A load balancer without an NVA behind it. */
  | { readonly kind: 'noBackend'; readonly device: DeclId }
  /** A load balancer without an HA-ports rule, which passes on single ports only. */
  | { readonly kind: 'singlePorts'; readonly device: DeclId }
  /** A private endpoint, Route Server or gateway, whose address is not a valid next hop. */
  | { readonly kind: 'notANextHop'; readonly device: DeclId };

/** The fabric does not carry it further. */
export type DroppedInFabric =
  /** A peering with allowVirtualNetworkAccess false. */
  | { readonly kind: 'peeringWithoutAccess'; readonly peering: DeclId }
  /** The destination is in the VNet, but in none of its subnets. */
  | { readonly kind: 'outsideSubnets'; readonly vnet: DeclId }
  /** Outer packets of a GRE or IP-in-IP tunnel. */
  | { readonly kind: 'blockedProtocol'; readonly tunnel: DeclId };

/** A device does not forward it. */
export type DroppedByDevice =
  /** Its operating system, its BGP table, or its site has no route. */
  | { readonly kind: 'noRoute'; readonly device: DeclId }
  /** It has a route, but none to the next hop of that route. */
  | { readonly kind: 'noRouteToNextHop'; readonly device: DeclId; readonly session: DeclId | undefined }
  /** A route of its operating system discards it. */
  | { readonly kind: 'discarded'; readonly device: DeclId }
  /** An NVA has no NIC to send from. */
  | { readonly kind: 'noNic'; readonly device: DeclId }
  /** A sender has no address of the destination's family. */
  | { readonly kind: 'noAddressOfFamily'; readonly device: DeclId }
  /** A firewall has no AzureFirewallSubnet. */
  | { readonly kind: 'noFirewallSubnet'; readonly device: DeclId }
  /** A gateway would have to pass it from one branch to another, or to the Internet. */
  | { readonly kind: 'noBranchTransit'; readonly device: DeclId }
  | { readonly kind: 'noInternetAtGateway'; readonly device: DeclId }
  /** The far end of a connection takes no packets. */
  | { readonly kind: 'notAConnectionEnd'; readonly device: DeclId }
  /** It does nothing with the packet. */
  | { readonly kind: 'notHandled'; readonly device: DeclId };

/** A tunnel does not work. */
export type DroppedInTunnel =
  /** The tunnel does not end at the device, subnet or site that has the outer packet or should send into the tunnel. */
  | { readonly kind: 'tunnelEndsElsewhere'; readonly tunnel: DeclId; readonly at: DeclId }
  /** The far end has no address. */
  | { readonly kind: 'noTunnelEndpoint'; readonly tunnel: DeclId; readonly device: DeclId }
  /** A router has no route to the far end. */
  | { readonly kind: 'noRouteToTunnelEndpoint'; readonly tunnel: DeclId; readonly device: DeclId };

/** The path was not followed to its end (docs/limits.md). */
export type GivenUp =
  | { readonly kind: 'pathTooLong'; readonly device: DeclId }
  | { readonly kind: 'tooManyTunnels'; readonly tunnel: DeclId; readonly device: DeclId };

/** The words of the vocabulary: the meaning of each, and a short reason that may follow a next hop. */
export const endWords = {
  delivered: { verdict: 'delivered', says: 'delivered to the owner of the address' },
  deliveredToRange: { verdict: 'delivered', says: 'delivered to the subnet or site that contains the address' },
  deliveredToClient: { verdict: 'delivered', says: 'delivered to a point-to-site client' },
  deliveredToService: { verdict: 'delivered', says: 'delivered by a service endpoint' },
  deliveredToPlatform: { verdict: 'delivered', says: 'delivered to a service of the platform' },
  exitsToInternet: { verdict: 'internet', says: 'leaves to the Internet' },
  forwardingLoop: { verdict: 'loop', says: 'comes back' },
  tunnelRecursion: { verdict: 'loop', says: 'put into a tunnel that it is already in' },
  noRow: { verdict: 'dropped', says: 'no effective route contains it' },
  noneRow: { verdict: 'dropped', says: 'a system route to None' },
  userNone: { verdict: 'dropped', says: 'a user-defined route to None' },
  noGateway: { verdict: 'dropped', says: 'no gateway accepts it' },
  privateToInternet: { verdict: 'dropped', says: 'the Internet has no routes to private addresses' },
  nextHopUnreachable: { verdict: 'dropped', says: 'no device nearby has it' },
  oneNextHopUnreachable: { verdict: 'dropped', says: 'no device nearby has it' },
  notForwarding: { verdict: 'dropped', says: "doesn't forward" },
  noBackend: { verdict: 'dropped', says: 'has no NVA behind it' },
  singlePorts: { verdict: 'dropped', says: 'passes on single ports only' },
  notANextHop: { verdict: 'dropped', says: "doesn't accept packets as a next hop" },
  peeringWithoutAccess: { verdict: 'dropped', says: 'the peering allows no access' },
  outsideSubnets: { verdict: 'dropped', says: 'no subnet contains the address' },
  blockedProtocol: { verdict: 'dropped', says: "the fabric doesn't carry the protocol" },
  noRoute: { verdict: 'dropped', says: 'has no route' },
  noRouteToNextHop: { verdict: 'dropped', says: 'has no route to the next hop' },
  discarded: { verdict: 'dropped', says: 'discarded by the operating system' },
  noNic: { verdict: 'dropped', says: 'has no NIC to send from' },
  noAddressOfFamily: { verdict: 'dropped', says: 'has no address of this family' },
  noFirewallSubnet: { verdict: 'dropped', says: 'has no AzureFirewallSubnet' },
  noBranchTransit: { verdict: 'dropped', says: 'no transit from branch to branch' },
  noInternetAtGateway: { verdict: 'dropped', says: 'sends nothing to the Internet' },
  notAConnectionEnd: { verdict: 'dropped', says: "doesn't accept packets from a connection" },
  notHandled: { verdict: 'dropped', says: 'does nothing with it' },
  tunnelEndsElsewhere: { verdict: 'dropped', says: "the tunnel doesn't end there" },
  noTunnelEndpoint: { verdict: 'dropped', says: 'the far end of the tunnel has no address' },
  noRouteToTunnelEndpoint: { verdict: 'dropped', says: 'has no route to the far end of the tunnel' },
  pathTooLong: { verdict: 'dropped', says: 'given up after too many devices' },
  tooManyTunnels: { verdict: 'dropped', says: 'given up after too many tunnels' },
} as const satisfies Readonly<Record<End['kind'], { readonly verdict: Verdict; readonly says: string }>>;

/** The verdict of an end. */
export function verdictOf({ kind }: End): Verdict {
  return endWords[kind].verdict;
}

/** Whether the packet is lost. */
export function isDropped(end: End): end is Dropped {
  return verdictOf(end) === 'dropped';
}

const severity: Readonly<Record<Verdict, number>> = { loop: 3, dropped: 2, internet: 1, delivered: 0 };

/** The verdict of equal-cost paths: the worst of theirs (loop, dropped, internet, delivered). */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((worst, verdict) => (severity[verdict] > severity[worst] ? verdict : worst), 'delivered');
}
