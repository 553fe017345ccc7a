import type { Address, Prefix } from '../address/index.js';
import type { ExportPolicy } from './export-policy.js';
import type { Declared, DeclId } from './id.js';
import type { LocalPreference } from './local-preference.js';
import type { RoutingConfiguration } from './routing-configuration.js';

/** A virtual network. More than one gateway of a kind is an error that a finding reports; the first one counts. */
export interface Vnet extends Declared {
  readonly kind: 'vnet';
  readonly location: string | undefined;
  readonly addressSpace: readonly Prefix[];
  readonly summarizedGatewayPrefixes: readonly Prefix[];
  readonly privateEndpointVNetPolicies: PrivateEndpointVNetPolicies;
  readonly subnets: readonly Subnet[];
  readonly vpnGateways: readonly VpnGateway[];
  readonly expressRouteGateways: readonly ExpressRouteGateway[];
  readonly routeServers: readonly RouteServer[];
  readonly firewalls: readonly Firewall[];
}

/** Values of a VNet's `privateEndpointVNetPolicies` (R028a). */
export type PrivateEndpointVNetPolicies = 'Disabled' | 'Basic';

/** Values of a subnet's `privateEndpointNetworkPolicies` (R028). */
export type PrivateEndpointNetworkPolicies =
  | 'Disabled'
  | 'Enabled'
  | 'NetworkSecurityGroupEnabled'
  | 'RouteTableEnabled';

/** A subnet. `routeTable` is the id of the associated route table. */
export interface Subnet extends Declared {
  readonly kind: 'subnet';
  readonly prefixes: readonly Prefix[];
  readonly routeTable: DeclId | undefined;
  readonly serviceEndpoints: readonly string[];
  readonly privateEndpointNetworkPolicies: PrivateEndpointNetworkPolicies;
  readonly nics: readonly Nic[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly privateEndpoints: readonly PrivateEndpoint[];
}

/** A network interface, with at most one primary address per family. */
export interface Nic extends Declared {
  readonly kind: 'nic';
  /** Those that it sends from. */
  readonly addresses: readonly Address[];
  /** Of further IP configurations: it is reached at them too. */
  readonly secondaryAddresses: readonly Address[];
}

/** An internal Standard load balancer; `backends` are ids of NICs. */
export interface LoadBalancer extends Declared {
  readonly kind: 'loadBalancer';
  readonly address: Address;
  /** The ports of its rules; undefined for an HA-ports rule, which takes all (R287). */
  readonly ports: readonly number[] | undefined;
  readonly backends: readonly DeclId[];
}

/** A private endpoint. */
export interface PrivateEndpoint extends Declared {
  readonly kind: 'privateEndpoint';
  readonly address: Address;
}

/** A VPN gateway as declared; for absent values see {@link ./defaults.ts}. */
export interface VpnGateway extends Declared {
  readonly kind: 'vpnGateway';
  readonly asn: number | undefined;
  readonly activeActive: boolean;
  readonly bgpIps: readonly Address[];
  readonly publicIps: readonly Address[];
  /** The site or router to which it sends what no other route has (R288): one at the far end of a connection. */
  readonly gatewayDefaultSite: DeclId | undefined;
  readonly pointToSite: readonly Prefix[];
  /** Clients in these pools. */
  readonly hosts: readonly Host[];
}

/** An ExpressRoute gateway (ASN 65515, R110). */
export interface ExpressRouteGateway extends Declared {
  readonly kind: 'expressRouteGateway';
}

/** Values of a Route Server's hub routing preference (R149). */
export type HubRoutingPreference = 'ExpressRoute' | 'VpnGateway' | 'ASPath';

/** A Route Server (ASN 65515, R133). */
export interface RouteServer extends Declared {
  readonly kind: 'routeServer';
  readonly branchToBranch: boolean;
  readonly hubRoutingPreference: HubRoutingPreference;
}

/** An Azure Firewall with its private address. */
export interface Firewall extends Declared {
  readonly kind: 'firewall';
  readonly address: Address | undefined;
}

/** One half of a peering: the flags of that VNet's side, and for subnet peering the ids of its selected subnets. */
export interface PeeringHalf {
  readonly vnet: DeclId;
  readonly allowVirtualNetworkAccess: boolean;
  readonly allowForwardedTraffic: boolean;
  readonly allowGatewayTransit: boolean;
  readonly useRemoteGateways: boolean;
  readonly subnets: readonly DeclId[] | undefined;
}

/** A peering. With `oneSided`, only the half of `a` exists: state Initiated, no traffic (R080). */
export interface Peering {
  readonly kind: 'peering';
  readonly id: DeclId;
  readonly label: string;
  readonly oneSided: boolean;
  readonly a: PeeringHalf;
  readonly b: PeeringHalf;
}

/** A route table. */
export interface RouteTable extends Declared {
  readonly kind: 'routeTable';
  /** Whether it may have other routes than these: only its name is known. */
  readonly unknown: boolean;
  readonly disableBgpRoutePropagation: boolean;
  readonly routes: readonly UserRoute[];
}

/** Prefixes of a service tag: those that matter to the reader. Routes and service endpoints name tags, not statements. */
export interface ServiceTag extends Declared {
  readonly kind: 'serviceTag';
  readonly prefixes: readonly Prefix[];
}

/** The next hop of a user-defined route (R056); of several appliances, each flow takes one (R286). */
export type UserNextHop =
  | { readonly type: 'VirtualAppliance'; readonly address: Address }
  | { readonly type: 'VirtualApplianceEcmp'; readonly addresses: readonly Address[] }
  | PlainNextHop;

/** A next hop without an address. */
export interface PlainNextHop {
  readonly type: 'VirtualNetworkGateway' | 'VnetLocal' | 'Internet' | 'None';
}

/** A user-defined route; its destination is a prefix or a service tag, whose prefixes {@link ServiceTag} may give (R067). */
export interface UserRoute {
  readonly kind: 'route';
  readonly id: DeclId;
  readonly name: string | undefined;
  readonly destination: { readonly prefix: Prefix } | { readonly serviceTag: string };
  readonly nextHop: UserNextHop;
}

/**
 * An on-premises site. A site without named routers is its own router: `routers` then contains one with the site's id.
 */
export interface Site extends Declared {
  readonly kind: 'site';
  readonly addressSpace: readonly Prefix[];
  readonly routers: readonly Router[];
  readonly hosts: readonly Host[];
  readonly transit: boolean;
}

/** A router of a site. */
export interface Router extends Declared {
  readonly kind: 'router';
  readonly address: Address | undefined;
  readonly asn: number | undefined;
  /** Its static routes: known to the other routers of its site, announced to no BGP peer. */
  readonly routes: readonly RouterRoute[];
}

/** Where a static route leads that names no interface. */
export type StaticTarget =
  | { readonly via: 'tunnel'; readonly tunnel: DeclId }
  | { readonly via: 'address'; readonly address: Address }
  | { readonly via: 'drop' };

/** A static route of a router on premises. */
export interface RouterRoute {
  readonly kind: 'routerRoute';
  readonly id: DeclId;
  readonly prefix: Prefix;
  readonly target: StaticTarget;
}

/** A host: of a site, in a network that an NVA delivers itself, or a point-to-site client. */
export interface Host extends Declared {
  readonly kind: 'host';
  readonly address: Address;
}

/** An ExpressRoute circuit (ASN 12076). `nextHops`: the edge addresses that NICs display for it (R099). */
export interface Circuit extends Declared {
  readonly kind: 'circuit';
  readonly nextHops: readonly Address[];
}

/** One end of a connection; `device` is the id of a gateway, router, site, NVA or circuit. */
export interface ConnectionEnd {
  readonly device: DeclId;
  /**
   * The prefixes that this end routes into the connection; undefined if not declared. On a gateway's end, the address
   * space of its local network gateway; on the other end of a static connection, the VPN device's configuration (R282).
   */
  readonly prefixes: readonly Prefix[] | undefined;
  /** The BGP speaker addresses declared on this end; empty if there are none. */
  readonly bgpIps: readonly Address[];
  /** The instance of an active-active gateway that has the tunnel, if only one has it. */
  readonly instance: 0 | 1 | undefined;
  /** Routing weight of an ExpressRoute connection (R118), default 0. */
  readonly weight: number;
  /** On the end of a gateway in a virtual hub: the routing configuration of the connection; undefined elsewhere. */
  readonly routing: RoutingConfiguration | undefined;
  readonly policy: ExportPolicy;
  readonly localPreferences: readonly LocalPreference[];
}

/** A connection: gateway to site, router, NVA, circuit or gateway; or circuit to site, router or NVA. */
export interface Connection {
  readonly kind: 'connection';
  readonly id: DeclId;
  readonly label: string;
  readonly enableBgp: boolean;
  readonly a: ConnectionEnd;
  readonly b: ConnectionEnd;
}

/** A network virtual appliance; `nics` are ids of NICs, of which the first has the OS default route. */
export interface Nva extends Declared {
  readonly kind: 'nva';
  readonly nics: readonly DeclId[];
  readonly asn: number | undefined;
  readonly advertise: readonly Prefix[];
  readonly routes: readonly OsRoute[];
  /** Networks that it delivers itself, such as pods and VPN clients; only `advertise` announces them. */
  readonly connected: readonly Prefix[];
  /** Hosts in these networks. */
  readonly hosts: readonly Host[];
  readonly snat: 'none' | 'internet' | 'all';
  readonly stateless: boolean;
}

/** A static route in an NVA's operating system. */
export interface OsRoute {
  readonly kind: 'osRoute';
  readonly id: DeclId;
  readonly prefix: Prefix;
  readonly target: StaticTarget | { readonly via: 'nic'; readonly nic: DeclId };
}

/** One end of a BGP session; `device` is the id of an NVA, router, site, Route Server or virtual hub. */
export interface SessionEnd {
  readonly device: DeclId;
  /** The Route Server instance that has the session; undefined for both. */
  readonly instance: 0 | 1 | undefined;
  readonly policy: ExportPolicy;
  readonly localPreferences: readonly LocalPreference[];
}

/** A declared BGP session, bound to a tunnel by `over`. */
export interface BgpSession {
  readonly kind: 'bgp';
  readonly id: DeclId;
  readonly label: string;
  readonly a: SessionEnd;
  readonly b: SessionEnd;
  readonly tunnel: DeclId | undefined;
}

/** The kinds of tunnel; `ipip` and `gre` do not cross the Azure fabric (R209). */
export type TunnelKind = 'vxlan' | 'ipsec' | 'ipip' | 'gre';

/** One end of a tunnel; `endpoint` is the outer address, by default that of the first NIC or of the router. */
export interface TunnelEnd {
  readonly device: DeclId;
  readonly endpoint: Address | undefined;
}

/** A tunnel between two NVAs or routers. */
export interface Tunnel extends Declared {
  readonly kind: 'tunnel';
  readonly tunnelKind: TunnelKind;
  readonly a: TunnelEnd;
  readonly b: TunnelEnd;
  readonly mtu: number | undefined;
}
