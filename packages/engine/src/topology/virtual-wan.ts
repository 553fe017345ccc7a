import type { Address, Prefix } from '../address/index.js';
import type { Declared, DeclId } from './id.js';
import type { Connection, ConnectionEnd, Firewall, HubRoutingPreference, Vnet } from './model.js';
import type { RoutingConfiguration } from './routing-configuration.js';

/** A virtual WAN: its hubs are fully meshed (W005). */
export interface VirtualWan extends Declared {
  readonly kind: 'virtualWan';
  /** Whether branches reach one another through its hubs (W067). */
  readonly allowBranchToBranchTraffic: boolean;
}

/** A virtual hub: a VNet that Microsoft manages, and its router (W001, W002). */
export interface VirtualHub extends Declared {
  readonly kind: 'virtualHub';
  /** Its virtual WAN; undefined for the one WAN of a topology that declares none. */
  readonly virtualWan: DeclId | undefined;
  /** The managed VNet with the same id and label: its address prefix, gateways and firewall, and no subnets (W001). */
  readonly vnet: Vnet;
  /** The managed VNet as it was deployed; only where parts of it are down. */
  readonly deployed?: Vnet;
  readonly hubRoutingPreference: HubRoutingPreference;
  /** The two addresses of the router (W002); empty for a hub without an address prefix. */
  readonly virtualRouterIps: readonly Address[];
  readonly routingIntent: RoutingIntent | undefined;
  /** `defaultRouteTable` with its label and whatever is added to it (W013). */
  readonly defaultRouteTable: HubRouteTable;
  /** `noneRouteTable`, to which nothing propagates (W013). */
  readonly noneRouteTable: HubRouteTable;
  /** Its other route tables. */
  readonly hubRouteTables: readonly HubRouteTable[];
}

/** The routing policies of a hub; each is the id of the firewall that its traffic goes to (W084). */
export interface RoutingIntent {
  readonly id: DeclId;
  readonly privateTraffic: DeclId | undefined;
  readonly internet: DeclId | undefined;
}

/** A route table of a hub. */
export interface HubRouteTable extends Declared {
  readonly kind: 'hubRouteTable';
  readonly hub: DeclId;
  readonly labels: readonly string[];
  readonly routes: readonly HubRoute[];
}

/** A static route of a hub's table; `nextHop` is the id of a firewall or of a connected VNet (W026). */
export interface HubRoute {
  readonly kind: 'hubRoute';
  readonly id: DeclId;
  readonly name: string | undefined;
  readonly prefixes: readonly Prefix[];
  readonly nextHop: DeclId;
}

/** A static route of a VNet connection: where to inside the VNet (W031). */
export interface ConnectionStaticRoute {
  readonly name: string | undefined;
  readonly prefixes: readonly Prefix[];
  readonly nextHop: Address;
}

/** Values of `vnetLocalRouteOverrideCriteria` (W034). */
export type VnetLocalRouteOverrideCriteria = 'Contains' | 'Equal';

/** The connection of a VNet with a hub (W011–W023). */
export interface HubVirtualNetworkConnection {
  readonly kind: 'connection';
  readonly id: DeclId;
  readonly label: string;
  readonly hub: DeclId;
  readonly vnet: DeclId;
  readonly routing: RoutingConfiguration;
  readonly staticRoutes: readonly ConnectionStaticRoute[];
  readonly propagateStaticRoutes: boolean;
  readonly vnetLocalRouteOverrideCriteria: VnetLocalRouteOverrideCriteria;
}

/** The label of every `defaultRouteTable` (W013). */
export const defaultLabel = 'default';

/** All route tables of a hub, the built-in ones first. */
export function tablesOf(hub: VirtualHub): readonly HubRouteTable[] {
  return [hub.defaultRouteTable, hub.noneRouteTable, ...hub.hubRouteTables];
}

/** A firewall of a hub, which may be down: the routes that lead to it stay, and what is sent to it is dropped. */
export function deployedFirewall({ vnet, deployed }: VirtualHub, id: DeclId): Firewall | undefined {
  return (deployed ?? vnet).firewalls.find((firewall) => firewall.id === id);
}

/** The table that the connection of a VNet is associated with; with routing intent it is always the default one (W086). */
export function associatedTable(hub: VirtualHub, { routing }: HubVirtualNetworkConnection): HubRouteTable {
  const id = hub.routingIntent ? undefined : routing.associatedRouteTable;
  return tablesOf(hub).find((table) => table.id === id) ?? hub.defaultRouteTable;
}

/** The end of a branch connection that is a gateway of a virtual hub; undefined for all other connections. */
export function endOfHub({ a, b }: Connection): ConnectionEnd | undefined {
  return a.routing ? a : b.routing ? b : undefined;
}
