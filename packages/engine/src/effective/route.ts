import type { Address, Prefix } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import type { Cause, DeclId } from '../topology/index.js';
import type { Loss } from './loss.js';

/** `source` as Azure prints it (R243). */
export type RouteSource = 'Default' | 'VirtualNetworkGateway' | 'User';

/** `nextHopType` as Azure prints it (R243). */
export type NextHopType =
  | 'VnetLocal'
  | 'VNetPeering'
  | 'VNetGlobalPeering'
  | 'VirtualNetworkGateway'
  | 'VirtualAppliance'
  | 'Internet'
  | 'None'
  | 'VirtualNetworkServiceEndpoint'
  | 'InterfaceEndpoint';

/** What the fabric does with a packet that matches a row. */
export type FabricAction =
  /** Deliver inside the NIC's own VNet (VnetLocal). */
  | { readonly to: 'vnet'; readonly vnet: DeclId }
  /** Deliver inside a directly peered VNet. */
  | { readonly to: 'peer'; readonly vnet: DeclId; readonly peering: DeclId }
  /** Hand to the owner of this address in the own or a directly peered VNet. */
  | { readonly to: 'address'; readonly address: Address }
  | { readonly to: 'vpnGateway'; readonly gateway: DeclId }
  /** Straight to the Microsoft edge, past the ExpressRoute gateway (R117). */
  | { readonly to: 'circuit'; readonly circuit: DeclId; readonly gateway: DeclId }
  /** To the router of a virtual hub, which forwards by this table. */
  | { readonly to: 'hub'; readonly hub: DeclId; readonly table: DeclId }
  | { readonly to: 'privateEndpoint'; readonly endpoint: DeclId }
  | { readonly to: 'service'; readonly service: string }
  | { readonly to: 'internet' }
  | { readonly to: 'drop' };

/** One next hop of a row: its printed text (empty texts are left out of the list), what the fabric does, and why. */
export interface RowNextHop {
  readonly text: string | undefined;
  readonly action: FabricAction;
  readonly cause: Cause;
  /** The `bgp` statement over which an NVA announced it to the Route Server. */
  readonly session?: DeclId;
}

/** A route that the gateways and the Route Server of a VNet write into NICs (source VirtualNetworkGateway). */
export interface InjectedRoute {
  readonly kind: 'injected';
  readonly prefix: Prefix;
  readonly nextHops: readonly RowNextHop[];
  readonly cause: Cause;
  /** The BGP routes that it was made from, in the tables of gateways and Route Server. */
  readonly bgp: readonly BgpRoute[];
}

/** One row of an effective route table. ECMP is one row with several next hops (R051). */
export interface EffectiveRoute {
  readonly kind: 'row';
  readonly source: RouteSource;
  readonly state: 'Active' | 'Invalid';
  /** Undefined for a row whose destination is a service or service tag of which no statement gives the prefixes. */
  readonly prefix: Prefix | undefined;
  /** The service or service tag that the row is for. */
  readonly serviceTag: string | undefined;
  readonly nextHopType: NextHopType;
  readonly nextHops: readonly RowNextHop[];
  /** The name of the user-defined route. */
  readonly name: string | undefined;
  /** The user-defined route that made it. */
  readonly route?: DeclId;
  readonly cause: Cause;
  /** Of an Invalid row: the rule and declaration that beat it. */
  readonly beatenBy: Loss | undefined;
  /** Of a row that gateways or Route Server inject: the routes in their tables that it was made from. */
  readonly bgp?: readonly BgpRoute[];
}

/** A candidate that is not in the table at all, with the rule that removed it. */
export interface AbsentRoute {
  readonly source: RouteSource;
  readonly prefix: Prefix;
  readonly nextHopType: NextHopType;
  readonly nextHopTexts: readonly string[];
  readonly cause: Cause;
  readonly removedBy: Loss;
  /** Of a route of gateways or Route Server: the routes in their tables that it would have been made from. */
  readonly bgp?: readonly BgpRoute[];
}

/**
 * The effective routes of a class of NICs: NICs share a table if their subnets are in one VNet and have the same route
 * table, propagation and service endpoints.
 */
export interface EffectiveTable {
  readonly vnet: DeclId;
  readonly routeTable: DeclId | undefined;
  readonly disableBgpRoutePropagation: boolean;
  /** Whether the route table may have routes that are not known, so that any row can be different. */
  readonly isUnknown: boolean;
  /** In display order (R244). */
  readonly routes: readonly EffectiveRoute[];
  readonly absent: readonly AbsentRoute[];
  /** Active rows for services and service tags of which no statement gives the prefixes: they match no address. */
  readonly ofUnknownExtent: readonly EffectiveRoute[];
  /** The Active row that decides for an address (R035, R036); undefined if none contains it. */
  lookup(address: Address): EffectiveRoute | undefined;
  /** The same, without making rows of injected routes, which can be many. */
  match(address: Address): EffectiveRoute | InjectedRoute | undefined;
  /**
   * The row that would decide in place of the user-defined route for exactly this prefix; undefined if there is none, or
   * if more would change, since the route also makes private endpoints' rows Invalid (R028).
   */
  inPlaceOf(prefix: Prefix): EffectiveRoute | undefined;
}
