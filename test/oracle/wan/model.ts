/** A route table of a hub, beside the built-in ones. */
interface WanTable {
  readonly name: string;
  readonly labels: readonly string[];
  readonly statics: readonly TableStatic[];
}

/** A static route of a hub's table: to the firewall of the hub, or to a spoke. */
export interface TableStatic {
  readonly prefixes: readonly string[];
  readonly to: 'firewall' | { readonly spoke: number };
}

export interface WanHub {
  readonly name: string;
  readonly prefix: string;
  readonly preference: 'ExpressRoute' | 'VpnGateway' | 'ASPath';
  readonly firewall: boolean;
  /** The policies of its routing intent; none without one. */
  readonly policies: readonly ('PrivateTraffic' | 'Internet')[];
  readonly defaultStatics: readonly TableStatic[];
  readonly tables: readonly WanTable[];
}

/** What a connection's end at its hub says; undefined for what is not written. */
export interface WanRouting {
  readonly associated: string | undefined;
  /** Tables as `hub.table`. */
  readonly tables: readonly string[];
  readonly labels: readonly string[];
  readonly enableInternetSecurity: boolean | undefined;
}

/** An NVA in a spoke that peers with the spoke's hub. */
interface WanPeer {
  readonly asn: number;
  readonly advertises: readonly string[];
  readonly prepend: number;
}

/** Where a user-defined route leads: to a firewall of a hub, to the appliance of a spoke, or to a type. */
export type UserNextHop =
  | 'Internet'
  | 'None'
  | 'VirtualNetworkGateway'
  | { readonly hub: number }
  | { readonly spoke: number };

/** The route table of the first subnet of a spoke. */
export interface WanUserRoutes {
  readonly propagation: boolean;
  /** At most one for each prefix. */
  readonly routes: readonly { readonly prefix: string; readonly to: UserNextHop }[];
}

export interface WanSpoke {
  readonly name: string;
  readonly hub: number;
  readonly prefixes: readonly string[];
  readonly routing: WanRouting;
  readonly statics: readonly string[];
  readonly propagateStaticRoutes: boolean;
  readonly nva: WanPeer | undefined;
  readonly userRoutes: WanUserRoutes | undefined;
}

export interface WanBranch {
  readonly name: string;
  readonly hub: number;
  readonly by: 'staticVpn' | 'bgpVpn' | 'expressRoute';
  readonly asn: number;
  readonly prefixes: readonly string[];
  readonly routing: WanRouting;
  /** The other hubs to whose ExpressRoute gateways its circuit is connected. */
  readonly shared: readonly { readonly hub: number; readonly routing: WanRouting }[];
}

/** A virtual WAN, as data from which its text is written, and from which the oracle computes. */
export interface Wan {
  readonly hubs: readonly WanHub[];
  readonly spokes: readonly WanSpoke[];
  readonly branches: readonly WanBranch[];
  /** Spokes that are peered, beside their connections. */
  readonly peerings: readonly (readonly [number, number])[];
}

/** The address of the NVA of a spoke, and the next hop of the static routes of its connection. */
export const applianceOf = ({ prefixes }: WanSpoke): string => (prefixes[0] ?? '').replace(/0\.0\/16$/, '0.10');

/** The address of the firewall of a hub (W003), and that of its router that NICs show (W045). */
export const firewallOf = ({ prefix }: WanHub): string => prefix.replace(/0\/23$/, '132');
export const routerOf = ({ prefix }: WanHub): string => prefix.replace(/0\/23$/, '68');
