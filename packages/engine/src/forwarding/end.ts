import type { Address } from '../address/index.js';
import type { EffectiveRoute } from '../effective/route.js';
import type { DeclId } from '../topology/index.js';

/** What becomes of a packet. */
export type Verdict = 'delivered' | 'internet' | 'loop' | 'dropped';

/**
 * How the way of a packet ends, of a fixed vocabulary (docs/ends.md): what code asks for. The cause beside it cites a rule
 * and is for readers.
 */
export type End = Delivered | Leaves | Loops | Dropped;

/** Somebody gets the packet. */
export type Delivered =
  /** `to` has the address. */
  | { readonly kind: 'delivered'; readonly to: DeclId }
  /** The address lies in this subnet or site, where nobody is declared to have it. */
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

/** The packet goes round for ever. */
export type Loops =
  /** It comes back to a device that sends it the same way again. */
  | { readonly kind: 'forwardingLoop'; readonly device: DeclId }
  /** It is put into a tunnel that it is inside of. */
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
  /** A user-defined route to a virtual network gateway that is not there, or takes no such packets. */
  | { readonly kind: 'noGateway'; readonly row: EffectiveRoute }
  /** Next hop Internet for a private address. */
  | { readonly kind: 'privateToInternet'; readonly at: DeclId };

/** The next hop of the row or route takes no packets. */
export type DroppedAtNextHop =
  /** It is out of reach of the VNet: `row` is shown as None, or nobody near has the address. */
  | {
      readonly kind: 'nextHopUnreachable';
      readonly row: EffectiveRoute | undefined;
      readonly nextHop: Address | undefined;
    }
  /** The same, of one next hop of a row that has others. */
  | { readonly kind: 'oneNextHopUnreachable'; readonly row: EffectiveRoute }
  /** A NIC that belongs to no NVA. */
  | { readonly kind: 'notForwarding'; readonly device: DeclId }
  /** A load balancer without an NVA behind it. */
  | { readonly kind: 'noBackend'; readonly device: DeclId }
  /** A private endpoint, Route Server or gateway, of which the address is no next hop. */
  | { readonly kind: 'notANextHop'; readonly device: DeclId };

/** The fabric does not carry it on. */
export type DroppedInFabric =
  /** A peering with allowVirtualNetworkAccess false. */
  | { readonly kind: 'peeringWithoutAccess'; readonly peering: DeclId }
  /** The destination lies in the VNet, but in none of its subnets. */
  | { readonly kind: 'outsideSubnets'; readonly vnet: DeclId }
  /** Outer packets of a GRE or IP-in-IP tunnel. */
  | { readonly kind: 'blockedProtocol'; readonly tunnel: DeclId };

/** A device does not send it on. */
export type DroppedByDevice =
  /** Its operating system, its BGP table, or its site has no route. */
  | { readonly kind: 'noRoute'; readonly device: DeclId }
  /** It has a route, and none to the next hop of it. */
  | { readonly kind: 'noRouteToNextHop'; readonly device: DeclId; readonly session: DeclId | undefined }
  /** A route of its operating system says so. */
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

/** What is wrong with a tunnel. */
export type DroppedInTunnel =
  /** The tunnel does not end at the device, subnet or site that has the outer packet, or is to send into it. */
  | { readonly kind: 'tunnelEndsElsewhere'; readonly tunnel: DeclId; readonly at: DeclId }
  /** The far end has no address. */
  | { readonly kind: 'noTunnelEndpoint'; readonly tunnel: DeclId; readonly device: DeclId }
  /** A router has no route to the far end. */
  | { readonly kind: 'noRouteToTunnelEndpoint'; readonly tunnel: DeclId; readonly device: DeclId };

/** The way was not followed to its end (docs/limits.md). */
export type GivenUp =
  | { readonly kind: 'pathTooLong'; readonly device: DeclId }
  | { readonly kind: 'tooManyTunnels'; readonly tunnel: DeclId; readonly device: DeclId };

/** The words of the vocabulary, with what each says of the packet. */
export const verdicts = {
  delivered: 'delivered',
  deliveredToRange: 'delivered',
  deliveredToClient: 'delivered',
  deliveredToService: 'delivered',
  deliveredToPlatform: 'delivered',
  exitsToInternet: 'internet',
  forwardingLoop: 'loop',
  tunnelRecursion: 'loop',
  noRow: 'dropped',
  noneRow: 'dropped',
  userNone: 'dropped',
  noGateway: 'dropped',
  privateToInternet: 'dropped',
  nextHopUnreachable: 'dropped',
  oneNextHopUnreachable: 'dropped',
  notForwarding: 'dropped',
  noBackend: 'dropped',
  notANextHop: 'dropped',
  peeringWithoutAccess: 'dropped',
  outsideSubnets: 'dropped',
  blockedProtocol: 'dropped',
  noRoute: 'dropped',
  noRouteToNextHop: 'dropped',
  discarded: 'dropped',
  noNic: 'dropped',
  noAddressOfFamily: 'dropped',
  noFirewallSubnet: 'dropped',
  noBranchTransit: 'dropped',
  noInternetAtGateway: 'dropped',
  notAConnectionEnd: 'dropped',
  notHandled: 'dropped',
  tunnelEndsElsewhere: 'dropped',
  noTunnelEndpoint: 'dropped',
  noRouteToTunnelEndpoint: 'dropped',
  pathTooLong: 'dropped',
  tooManyTunnels: 'dropped',
} as const satisfies Readonly<Record<End['kind'], Verdict>>;

/** What an end says of the packet, in one of four words. */
export function verdictOf({ kind }: End): Verdict {
  return verdicts[kind];
}

/** Whether the packet is lost. */
export function isDropped(end: End): end is Dropped {
  return verdicts[end.kind] === 'dropped';
}
