/** What a reader of the text has to know about a thing. */
export interface Remark {
  /** ASSUMED: the input leaves it open. MISSING: it refers to it and does not hold it. LEFT OUT: it cannot be written. */
  readonly kind: 'ASSUMED' | 'MISSING' | 'LEFT OUT';
  readonly text: string;
  /** The ID of the resource that it is about. */
  readonly id?: string;
  /** The command whose output answers it. */
  readonly answer?: string | undefined;
}

/** A thing of the estate with its Azure name. */
export interface Thing {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly subscription: string;
  readonly remarks: Remark[];
}

/** A virtual network. A stub is one that the input only refers to. */
export interface Network extends Thing {
  readonly isStub: boolean;
  readonly location: string | undefined;
  readonly address: readonly string[];
  readonly summarizedGatewayPrefixes: readonly string[];
  readonly isBasic: boolean;
  readonly subnets: Subnet[];
  readonly vpnGateways: VpnGateway[];
  readonly expressRouteGateways: Gateway[];
  readonly routeServers: RouteServer[];
  readonly firewalls: Firewall[];
}

/** A subnet. */
export interface Subnet extends Thing {
  readonly network: Network;
  readonly prefixes: readonly string[];
  routeTable: RouteTable | undefined;
  readonly serviceEndpoints: readonly string[];
  readonly policies: string | undefined;
  readonly nics: Nic[];
  readonly loadBalancers: LoadBalancer[];
  readonly privateEndpoints: PrivateEndpoint[];
}

/** A network interface with a primary address of each family at most. */
export interface Nic extends Thing {
  readonly subnet: Subnet;
  readonly addresses: string[];
  readonly secondaryAddresses: readonly string[];
  readonly forwards: boolean;
  readonly isPrimary: boolean;
  readonly machine: string | undefined;
  readonly publicAddress: string | undefined;
  /** The pools of load balancers in which it is, by their keys. */
  readonly pools: ReadonlySet<string>;
}

/** A private frontend of an internal load balancer. */
export interface LoadBalancer extends Thing {
  address: string | undefined;
  /** Those of its rules, if none is an HA-ports rule. */
  readonly ports: readonly number[];
  readonly backends: readonly Nic[];
}

/** One address of a private endpoint. */
interface PrivateEndpoint extends Thing {
  address: string | undefined;
}

/** A gateway of a virtual network or of a virtual hub. */
export interface Gateway extends Thing {
  readonly network: Network | VirtualHub;
}

/** A VPN gateway. */
export interface VpnGateway extends Gateway {
  readonly asn: number | undefined;
  readonly activeActive: boolean;
  readonly bgpIp: readonly string[];
  readonly publicIp: readonly string[];
  readonly pointToSite: string[];
  /** The ID of the local network gateway for forced tunneling. */
  readonly defaultSiteId: string | undefined;
  defaultSite: Site | SiteRouter | undefined;
}

/** A Route Server. */
export interface RouteServer extends Thing {
  readonly network: Network;
  readonly branchToBranch: boolean;
  readonly hubRoutingPreference: string | undefined;
}

/** An Azure Firewall, or what takes its place in a virtual hub. */
export interface Firewall extends Gateway {
  readonly address: string | undefined;
}

/** A route of a route table. */
export interface UserRoute {
  readonly name: string | undefined;
  readonly destination: string;
  readonly nextHopType: string;
  readonly nextHopAddress: string | undefined;
  /** The others of a route with several next hops. */
  readonly furtherNextHops: readonly string[];
}

/** A route table; `isMissing`: its routes are not known, or not all of them. */
export interface RouteTable extends Thing {
  isMissing: boolean;
  disableBgpRoutePropagation: boolean;
  readonly routes: UserRoute[];
}

/** One half of a peering. */
export interface PeeringHalf {
  readonly name: string;
  readonly id: string;
  readonly network: Network;
  readonly remote: string;
  readonly isConnected: boolean;
  readonly isDisconnected: boolean;
  readonly allowVirtualNetworkAccess: boolean;
  readonly allowForwardedTraffic: boolean;
  readonly allowGatewayTransit: boolean;
  readonly useRemoteGateways: boolean;
  readonly subnets: readonly string[];
  readonly remoteSubnets: readonly string[];
  readonly remoteAddress: readonly string[];
  readonly remarks: readonly Remark[];
}

/** A peering; without a second half, only the first network's exists. */
export interface Peering {
  readonly a: PeeringHalf;
  readonly b: PeeringHalf | undefined;
  readonly far: Network;
  /** Written with both halves. */
  readonly isMutual: boolean;
  readonly remarks: readonly Remark[];
}

/** A network virtual appliance; its first NIC is the primary one. */
export interface Appliance extends Thing {
  readonly nics: readonly Nic[];
  asn: number | undefined;
  readonly isStateless: boolean;
}

/** What a device sends on a session or connection: `advertise`, `prepend` or `nextHop`. */
export interface Announcement {
  readonly key: 'advertise' | 'prepend' | 'nextHop';
  readonly number?: number;
  readonly prefixes?: readonly string[];
  readonly addresses?: readonly string[];
}

/** A BGP session of an appliance with a Route Server or a virtual hub. */
export interface Session {
  /** The name of the peering. */
  readonly name: string;
  readonly appliance: Appliance;
  readonly router: RouteServer | VirtualHub;
  /** The address with which the Route Server or the hub knows the appliance. */
  readonly peer: string;
  readonly attributes: Announcement[];
  readonly remarks: Remark[];
}

/** A tunnel with a BGP session, from a device to a site that is known from AS paths only. */
export interface Tunnel extends Thing {
  readonly a: Appliance | Site | SiteRouter;
  readonly endpoint: string | undefined;
  readonly b: Site;
  readonly farEndpoint: string;
}

/** The prefixes of a service tag to which a route leads. */
export interface ServiceTag {
  readonly tag: string;
  readonly prefixes: readonly string[];
  readonly source: string;
}

/** A router of a site: a local network gateway among several. */
export interface SiteRouter extends Thing {
  readonly asn: number | undefined;
}

/** A site on premises. */
export interface Site extends Thing {
  address: readonly string[];
  readonly asn: number | undefined;
  /** The circuit behind which it stands, if that is all that is known of it. */
  readonly circuit?: Circuit;
  /** Named only if there are several. */
  readonly routers: readonly SiteRouter[];
  /** The comment at the end of the line of its address. */
  source: string | undefined;
}

/** An ExpressRoute circuit. */
export interface Circuit extends Thing {
  nextHops: readonly string[];
  source: string | undefined;
}

/** A connection between two things. */
export interface Connection {
  readonly a: VpnGateway | Gateway | Circuit;
  readonly b: Site | SiteRouter | Circuit | VpnGateway;
  readonly enableBgp: boolean;
  readonly weight: number;
  readonly prefixes: readonly string[];
  readonly bgpIp: readonly string[];
  /** What a virtual hub does with the connection of a gateway of it. */
  readonly routing?: RoutingConfiguration | undefined;
  /** What the second end sends. */
  readonly attributes: Announcement[];
  readonly remarks: Remark[];
}

/** A virtual WAN. */
export interface VirtualWan extends Thing {
  readonly allowBranchToBranchTraffic: boolean;
}

/** A virtual hub, with its built-in route tables among the others. */
export interface VirtualHub extends Thing {
  readonly wan: VirtualWan | undefined;
  readonly location: string | undefined;
  readonly address: readonly string[];
  readonly hubRoutingPreference: string | undefined;
  /** Empty if they are those that the language would give it. */
  readonly virtualRouterIps: readonly string[];
  readonly routeTables: HubRouteTable[];
  /** Empty without routing intent. */
  readonly routingIntent: RoutingPolicy[];
  readonly vpnGateways: VpnGateway[];
  readonly expressRouteGateways: Gateway[];
  readonly firewalls: Firewall[];
}

/** A policy of routing intent. */
interface RoutingPolicy {
  readonly destination: 'PrivateTraffic' | 'Internet';
  readonly nextHop: Firewall;
}

/** A route table of a virtual hub. */
export interface HubRouteTable extends Thing {
  readonly hub: VirtualHub;
  readonly labels: readonly string[];
  readonly routes: HubRoute[];
}

/** A static route of a hub's table: to the hub's firewall, or to a connected network. */
export interface HubRoute {
  readonly name: string | undefined;
  readonly prefixes: readonly string[];
  readonly nextHop: Firewall | Network;
}

/** What a hub does with a connection; what is left open has Azure's default. */
export interface RoutingConfiguration {
  readonly associated: HubRouteTable | undefined;
  /** Where it propagates to; without tables and labels, to the label `default`. */
  readonly tables: readonly HubRouteTable[];
  readonly labels: readonly string[];
  readonly enableInternetSecurity: boolean | undefined;
}

/** The connection of a virtual network with a virtual hub. */
export interface HubConnection {
  readonly key: string;
  readonly hub: VirtualHub;
  readonly network: Network;
  readonly routing: RoutingConfiguration;
  readonly staticRoutes: readonly ConnectionRoute[];
  readonly propagateStaticRoutes: boolean | undefined;
  readonly vnetLocalRouteOverrideCriteria: string | undefined;
  readonly remarks: Remark[];
}

/** A static route of a connection: which address of the network takes the packets. */
export interface ConnectionRoute {
  readonly name: string | undefined;
  readonly prefixes: readonly string[];
  readonly nextHop: string;
}
