/** The names of a reference, from the outermost to the thing itself. */
export type Reference = readonly string[];

/** What is written in comments at a statement or member: above it, or at the end of its line. */
export interface Commented {
  readonly above?: readonly string[];
  readonly beside?: string;
}

/** A statement of the language as plain data. The text of one reads back as the same data, apart from comments. */
export type Statement =
  | ImportStatement
  | VnetStatement
  | VirtualWanStatement
  | VirtualHubStatement
  | PeeringStatement
  | RouteTableStatement
  | ServiceTagStatement
  | SiteStatement
  | CircuitStatement
  | ConnectionStatement
  | NvaStatement
  | BgpStatement
  | TunnelStatement
  | ExpectationStatement
  | ScenarioStatement;

/** `import "PATH"` */
interface ImportStatement extends Commented {
  readonly statement: 'import';
  readonly path: string;
}

/** `vnet NAME { … }` */
export interface VnetStatement extends Commented {
  readonly statement: 'vnet';
  readonly name: string;
  readonly location?: string;
  readonly address: readonly string[];
  readonly summarizedGatewayPrefixes: readonly string[];
  readonly privateEndpointVNetPolicies?: string;
  readonly subnets: readonly SubnetStatement[];
  readonly gateways: readonly GatewayStatement[];
}

/** `subnet NAME PREFIX, … { … }` */
export interface SubnetStatement extends Commented {
  readonly statement: 'subnet';
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly routeTable?: Reference;
  readonly serviceEndpoints: readonly string[];
  readonly privateEndpointNetworkPolicies?: string;
  readonly members: readonly SubnetMember[];
}

/** What stands in a subnet. */
export type SubnetMember = NicStatement | LoadBalancerStatement | PrivateEndpointStatement;

/** `nic NAME ADDRESS, … secondary ADDRESS, …` */
interface NicStatement extends Commented {
  readonly statement: 'nic';
  readonly name: string;
  readonly addresses: readonly string[];
  readonly secondary: readonly string[];
}

/** `loadBalancer NAME ADDRESS ports PORT, … -> NIC, …` */
interface LoadBalancerStatement extends Commented {
  readonly statement: 'loadBalancer';
  readonly name: string;
  readonly address: string;
  readonly ports: readonly number[];
  readonly backends: readonly Reference[];
}

/** `privateEndpoint NAME ADDRESS` */
interface PrivateEndpointStatement extends Commented {
  readonly statement: 'privateEndpoint';
  readonly name: string;
  readonly address: string;
}

/** What stands in a virtual network outside its subnets. */
export type GatewayStatement =
  | VpnGatewayStatement
  | ExpressRouteGatewayStatement
  | RouteServerStatement
  | FirewallStatement;

/** `vpnGateway NAME { … }` */
interface VpnGatewayStatement extends Commented {
  readonly statement: 'vpnGateway';
  readonly name: string;
  readonly asn?: number;
  readonly activeActive?: boolean;
  readonly bgpIp: readonly string[];
  readonly publicIp: readonly string[];
  readonly pointToSite: readonly string[];
  readonly gatewayDefaultSite?: Reference;
  readonly hosts: readonly HostData[];
}

/** `expressRouteGateway NAME` */
interface ExpressRouteGatewayStatement extends Commented {
  readonly statement: 'expressRouteGateway';
  readonly name: string;
}

/** `routeServer NAME { … }` */
interface RouteServerStatement extends Commented {
  readonly statement: 'routeServer';
  readonly name: string;
  readonly branchToBranch?: boolean;
  readonly hubRoutingPreference?: string;
}

/** `firewall NAME ADDRESS` */
interface FirewallStatement extends Commented {
  readonly statement: 'firewall';
  readonly name: string;
  readonly address?: string;
}

/** `virtualWan NAME { … }` */
interface VirtualWanStatement extends Commented {
  readonly statement: 'virtualWan';
  readonly name: string;
  readonly allowBranchToBranchTraffic?: boolean;
}

/** `virtualHub NAME { … }` */
export interface VirtualHubStatement extends Commented {
  readonly statement: 'virtualHub';
  readonly name: string;
  readonly virtualWan?: Reference;
  readonly location?: string;
  readonly address: readonly string[];
  readonly hubRoutingPreference?: string;
  readonly virtualRouterIps: readonly string[];
  readonly routingIntent?: readonly { readonly destination: string; readonly nextHop: Reference }[];
  readonly routeTables: readonly HubRouteTableData[];
  readonly gateways: readonly GatewayStatement[];
}

/** `hubRouteTable NAME { … }` */
export interface HubRouteTableData extends Commented {
  readonly name: string;
  readonly labels: readonly string[];
  readonly routes: readonly {
    readonly name?: string;
    readonly prefixes: readonly string[];
    readonly nextHop: Reference;
  }[];
}

/** `host NAME ADDRESS` */
export interface HostData {
  readonly name: string;
  readonly address: string;
}

/** One attribute in the brackets of an end; which values it has depends on its key. */
export interface AttributeData {
  readonly key: string;
  readonly flag?: boolean;
  readonly subnet?: Reference;
  readonly prefixes?: readonly string[];
  readonly addresses?: readonly string[];
  readonly number?: number;
  readonly word?: string;
  /** The route table of a virtual hub. */
  readonly hubRouteTable?: Reference;
  /** A label, or the name of a static route. */
  readonly name?: string;
}

/** An end of a statement with two ends. */
export interface EndData {
  readonly of: Reference;
  readonly attributes: readonly AttributeData[];
}

interface TwoEnds extends Commented {
  readonly a: EndData;
  readonly b: EndData;
}

/** `peering A [ … ] <-> B [ … ]`; with `oneSided`, `->`. */
export interface PeeringStatement extends TwoEnds {
  readonly statement: 'peering';
  readonly oneSided: boolean;
}

/** `routeTable NAME { … }`, or `routeTable NAME unknown { … }` */
export interface RouteTableStatement extends Commented {
  readonly statement: 'routeTable';
  readonly name: string;
  readonly unknown?: boolean;
  readonly disableBgpRoutePropagation?: boolean;
  readonly routes: readonly UserRouteData[];
}

/** `route NAME DESTINATION -> NEXT HOP`; the destination is a prefix or a service tag. */
export interface UserRouteData extends Commented {
  readonly name?: string;
  readonly destination: { readonly prefix: string } | { readonly serviceTag: string };
  /** A type, an address, `VirtualAppliance` with an address, or several addresses with or without a type. */
  readonly nextHop: { readonly type?: string; readonly address?: string; readonly further?: readonly string[] };
}

/** `serviceTag TAG PREFIX, …` */
interface ServiceTagStatement extends Commented {
  readonly statement: 'serviceTag';
  readonly tag: string;
  readonly prefixes: readonly string[];
}

/** Where a static route leads. */
export type RouteTarget = { readonly via: Reference } | { readonly address: string } | 'drop';

/** `route PREFIX via …` or `route PREFIX drop` */
export interface StaticRouteData {
  readonly prefix: string;
  readonly target: RouteTarget;
}

/** `site NAME { … }` */
export interface SiteStatement extends Commented {
  readonly statement: 'site';
  readonly name: string;
  readonly address: readonly string[];
  /** Where the addresses are from: the comment at the end of their line. */
  readonly addressSource?: string;
  readonly asn?: number;
  readonly transit?: boolean;
  readonly routers: readonly RouterData[];
  readonly hosts: readonly HostData[];
  readonly routes: readonly StaticRouteData[];
}

/** `router NAME ADDRESS { … }` */
export interface RouterData extends Commented {
  readonly name: string;
  readonly address?: string;
  readonly asn?: number;
  readonly routes: readonly StaticRouteData[];
}

/** `circuit NAME { nextHop … }` */
export interface CircuitStatement extends Commented {
  readonly statement: 'circuit';
  readonly name: string;
  readonly nextHop: readonly string[];
}

/** `connection A [ … ] <-> B [ … ] enableBgp` */
export interface ConnectionStatement extends TwoEnds {
  readonly statement: 'connection';
  readonly enableBgp?: boolean;
}

/** `nva NAME { … }` */
export interface NvaStatement extends Commented {
  readonly statement: 'nva';
  readonly name: string;
  readonly nics: readonly Reference[];
  readonly asn?: number;
  readonly advertise: readonly string[];
  readonly connected: readonly string[];
  readonly hosts: readonly HostData[];
  readonly snat?: string;
  readonly stateless?: boolean;
  readonly routes: readonly StaticRouteData[];
}

/** `bgp A [ … ] <-> B [ … ] over TUNNEL` */
export interface BgpStatement extends TwoEnds {
  readonly statement: 'bgp';
  readonly over?: Reference;
}

/** `tunnel NAME KIND A [ … ] <-> B [ … ] mtu N` */
export interface TunnelStatement extends TwoEnds {
  readonly statement: 'tunnel';
  readonly name: string;
  readonly kind: string;
  readonly mtu?: number;
}

/** An end of an expectation: a thing, all that stands in a thing (`.*`), or an address. */
export type EndpointData = { readonly of: Reference; readonly all: boolean } | { readonly address: string };

/** `expect A -> B`, with what must hold. */
export interface ExpectationStatement extends Commented {
  readonly statement: 'expect';
  readonly from: EndpointData;
  readonly to: EndpointData;
  readonly bothWays: boolean;
  readonly dropped: boolean;
  readonly via: readonly Reference[];
}

/** What a scenario takes down: one thing, or what joins two. */
export type DownData =
  | { readonly of: Reference }
  | { readonly kind: string; readonly a: Reference; readonly b: Reference };

/** `scenario NAME { … }` */
interface ScenarioStatement extends Commented {
  readonly statement: 'scenario';
  readonly name: string;
  readonly downs: readonly DownData[];
  readonly expectations: readonly ExpectationStatement[];
}
