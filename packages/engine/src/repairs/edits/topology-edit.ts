import type { Address, Prefix } from '../../address/index.js';
import type { PeeringFlag } from '../../findings/advice/step.js';
import type {
  ConnectionEnd,
  DeclId,
  ExpectationEnd,
  ExportPolicy,
  Nva,
  OsRoute,
  PeeringHalf,
  RouteServer,
  SessionEnd,
  Subnet,
  TunnelKind,
  UserNextHop,
} from '../../topology/index.js';

/** A new user-defined route; its name gets a number if it is taken. */
export interface NewRoute {
  readonly name: string;
  readonly prefix: Prefix;
  readonly nextHop: UserNextHop;
}

/** Adds a user-defined route to the subnet's route table, which is created and associated if there is none. */
export interface AddUserRoute extends NewRoute {
  readonly kind: 'addUserRoute';
  readonly subnet: DeclId;
}

/** Changes what is given of a user-defined route. */
export interface SetUserRoute {
  readonly kind: 'setUserRoute';
  readonly route: DeclId;
  readonly name?: string;
  readonly prefix?: Prefix;
  readonly nextHop?: UserNextHop;
}

/** Removes a user-defined route; a table that it leaves empty goes with its associations, unless propagation is off. */
export interface RemoveUserRoute {
  readonly kind: 'removeUserRoute';
  readonly route: DeclId;
}

/** Associates another route table with a subnet, or none. */
export interface SetRouteTable {
  readonly kind: 'setRouteTable';
  readonly subnet: DeclId;
  readonly routeTable: DeclId | undefined;
}

/** Adds a route table for some subnets, which leave the tables that they had. */
export interface AddRouteTable {
  readonly kind: 'addRouteTable';
  readonly subnets: readonly DeclId[];
  /** Its name; by default the one that says where it is used. */
  readonly name?: string;
  /** The table that it copies, with that table's propagation. */
  readonly of?: DeclId;
  /** Routes of that table that it does not copy. */
  readonly without?: readonly DeclId[];
  readonly routes: readonly NewRoute[];
  readonly disableBgpRoutePropagation?: boolean;
}

/** Switches the propagation of BGP routes on or off in a route table. */
export interface SetBgpRoutePropagation {
  readonly kind: 'setBgpRoutePropagation';
  readonly routeTable: DeclId;
  readonly isOn: boolean;
}

/** Sets a flag of one half of a peering. */
export interface SetPeeringFlag {
  readonly kind: 'setPeeringFlag';
  readonly peering: DeclId;
  readonly half: 'a' | 'b';
  readonly flag: PeeringFlag;
  readonly value: boolean;
}

/** Creates the second half of a peering that has only one. */
export interface CompletePeering {
  readonly kind: 'completePeering';
  readonly peering: DeclId;
}

/** Peers two virtual networks. */
export interface AddPeering {
  readonly kind: 'addPeering';
  readonly a: PeeringHalf;
  readonly b: PeeringHalf;
}

/** Removes a peering. */
export interface RemovePeering {
  readonly kind: 'removePeering';
  readonly peering: DeclId;
}

/** What changes at an end of a session or connection. */
type EndChange<E> = Partial<Omit<E, 'device' | 'policy'>> & { readonly policy?: Partial<ExportPolicy> };

/** Changes what is given at one end of a BGP session. */
export interface SetSessionEnd {
  readonly kind: 'setSessionEnd';
  readonly session: DeclId;
  readonly end: 'a' | 'b';
  readonly change: EndChange<SessionEnd>;
}

/** Changes what is given at one end of a connection. */
export interface SetConnectionEnd {
  readonly kind: 'setConnectionEnd';
  readonly connection: DeclId;
  readonly end: 'a' | 'b';
  readonly change: EndChange<ConnectionEnd>;
}

/** Changes what is given of a Route Server. */
export interface SetRouteServer {
  readonly kind: 'setRouteServer';
  readonly routeServer: DeclId;
  readonly change: Partial<Pick<RouteServer, 'branchToBranch' | 'hubRoutingPreference'>>;
}

/** Changes what is given of a VPN gateway. */
export interface SetVpnGateway {
  readonly kind: 'setVpnGateway';
  readonly gateway: DeclId;
  readonly change: { readonly activeActive?: boolean; readonly asn?: number };
}

/** Changes what is given of an appliance. */
export interface SetNva {
  readonly kind: 'setNva';
  readonly nva: DeclId;
  readonly change: Partial<Pick<Nva, 'nics' | 'asn' | 'advertise' | 'snat' | 'stateless'>>;
}

/** Changes what is given of a subnet. */
export interface SetSubnet {
  readonly kind: 'setSubnet';
  readonly subnet: DeclId;
  readonly change: Partial<Pick<Subnet, 'prefixes' | 'privateEndpointNetworkPolicies'>>;
}

/** Adds a BGP session. */
export interface AddSession {
  readonly kind: 'addSession';
  readonly a: DeclId;
  readonly b: DeclId;
  readonly tunnelName?: string;
}

/** Removes a BGP session. */
export interface RemoveSession {
  readonly kind: 'removeSession';
  readonly session: DeclId;
}

/** Binds a BGP session to a tunnel (`over`), which an earlier edit of the repair may add. */
export interface BindSession {
  readonly kind: 'bindSession';
  readonly session: DeclId;
  readonly tunnelName: string;
}

/** Adds a static route to the operating system of an NVA. An earlier edit may add the tunnel into which it leads. */
export interface AddOsRoute {
  readonly kind: 'addOsRoute';
  readonly nva: DeclId;
  readonly prefix: Prefix;
  readonly target: OsRoute['target'];
}

/** Changes what is given of a static route of an operating system. */
export interface SetOsRoute {
  readonly kind: 'setOsRoute';
  readonly route: DeclId;
  readonly prefix?: Prefix;
  readonly target?: OsRoute['target'];
}

/** Removes a static route of an operating system. */
export interface RemoveOsRoute {
  readonly kind: 'removeOsRoute';
  readonly route: DeclId;
}

/** Adds a tunnel between two NVAs or routers. */
export interface AddTunnel {
  readonly kind: 'addTunnel';
  readonly name: string;
  readonly tunnelKind: TunnelKind;
  readonly a: DeclId;
  readonly b: DeclId;
}

/** Changes what is given of a tunnel; an endpoint or MTU of `undefined` is that of Azure and of the device. */
export interface SetTunnel {
  readonly kind: 'setTunnel';
  readonly tunnel: DeclId;
  readonly change: {
    readonly tunnelKind?: TunnelKind;
    readonly mtu?: number | undefined;
    readonly endpointA?: Address | undefined;
    readonly endpointB?: Address | undefined;
  };
}

/** Gives a NIC other addresses. */
export interface SetNic {
  readonly kind: 'setNic';
  readonly nic: DeclId;
  readonly addresses: readonly Address[];
}

/** Gives a virtual network another address space. */
export interface SetAddressSpace {
  readonly kind: 'setAddressSpace';
  readonly vnet: DeclId;
  readonly addressSpace: readonly Prefix[];
}

/** Adds a subnet to a virtual network: special ones before the others. */
export interface AddSubnet {
  readonly kind: 'addSubnet';
  readonly vnet: DeclId;
  readonly name: string;
  readonly prefixes: readonly Prefix[];
}

/** Removes a declaration to which nothing refers, with what is in it. */
export interface RemoveUnused {
  readonly kind: 'removeUnused';
  readonly declaration: DeclId;
}

/** What an expectation says. */
export interface Expected {
  readonly from: ExpectationEnd;
  readonly to: ExpectationEnd;
  readonly bothWays: boolean;
  readonly dropped: boolean;
  readonly via: readonly DeclId[] | undefined;
}

/** Adds an expectation. */
export interface AddExpectation extends Expected {
  readonly kind: 'addExpectation';
}

/** Changes what is given of an expectation. */
export interface SetExpectation {
  readonly kind: 'setExpectation';
  readonly expectation: DeclId;
  readonly change: Partial<Expected>;
}

/** Removes an expectation. */
export interface RemoveExpectation {
  readonly kind: 'removeExpectation';
  readonly expectation: DeclId;
}

/** How much an edit of declarations changes, from what hardly anybody notices to what must be built anew. */
export type EditSize =
  | 'remove'
  | 'set'
  | 'attach'
  | 'route'
  | 'flag'
  | 'attribute'
  | 'setting'
  | 'osRoute'
  | 'table'
  | 'peering'
  | 'tunnel'
  | 'renumber';

/** What an edit of any declaration states about itself. */
interface Stated {
  /** A verb and its objects for a title; undefined if another edit of the repair implies them. */
  readonly words: string | undefined;
  readonly size: EditSize;
  /** The destinations of the packets whose path may change; undefined if any packet's may. */
  readonly touches: readonly Prefix[] | undefined;
}

/** Changes fields of a declaration or statement, of any kind. */
export interface ChangeDeclaration extends Stated {
  readonly kind: 'changeDeclaration';
  readonly declaration: DeclId;
  /** The new values, by the names of the fields in the model. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Adds a declaration or statement to a list of the topology, or of another declaration. */
export interface AddDeclaration extends Stated {
  readonly kind: 'addDeclaration';
  readonly parent: DeclId | undefined;
  readonly list: string;
  readonly declaration: { readonly id: DeclId };
}

/** Removes a declaration or statement. What refers to it must be changed by earlier edits. */
export interface RemoveDeclaration extends Stated {
  readonly kind: 'removeDeclaration';
  readonly declaration: DeclId;
}

/** One change to a topology that the language can write as text. */
export type TopologyEdit =
  | AddUserRoute
  | SetUserRoute
  | RemoveUserRoute
  | SetRouteTable
  | AddRouteTable
  | SetBgpRoutePropagation
  | SetPeeringFlag
  | CompletePeering
  | AddPeering
  | RemovePeering
  | SetSessionEnd
  | SetConnectionEnd
  | SetRouteServer
  | SetVpnGateway
  | SetNva
  | SetSubnet
  | AddSession
  | RemoveSession
  | BindSession
  | AddOsRoute
  | SetOsRoute
  | RemoveOsRoute
  | AddTunnel
  | SetTunnel
  | SetNic
  | SetAddressSpace
  | AddSubnet
  | RemoveUnused
  | ChangeDeclaration
  | AddDeclaration
  | RemoveDeclaration
  | AddExpectation
  | SetExpectation
  | RemoveExpectation;

/** The edits by kind, for tables that have an entry for each. */
export type EditsByKind = { readonly [E in TopologyEdit as E['kind']]: E };
