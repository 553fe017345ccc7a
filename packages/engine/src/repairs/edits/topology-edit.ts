import type { Prefix } from '../../address/index.js';
import type { DeclId, TunnelKind, UserNextHop } from '../../topology/index.js';

/** Adds a user-defined route to the subnet's route table, which is created and associated if there is none. */
export interface AddUserRoute {
  readonly kind: 'addUserRoute';
  readonly subnet: DeclId;
  readonly name: string;
  readonly prefix: Prefix;
  readonly nextHop: UserNextHop;
}

/** Adds a tunnel between two NVAs or routers. */
export interface AddTunnel {
  readonly kind: 'addTunnel';
  readonly name: string;
  readonly tunnelKind: TunnelKind;
  readonly a: DeclId;
  readonly b: DeclId;
}

/** Binds a BGP session to a tunnel (`over`), which an earlier edit of the repair may add. */
export interface BindSession {
  readonly kind: 'bindSession';
  readonly session: DeclId;
  readonly tunnelName: string;
}

/** Adds a static route into a tunnel to the operating system of an NVA. An earlier edit may add the tunnel. */
export interface AddOsRoute {
  readonly kind: 'addOsRoute';
  readonly nva: DeclId;
  readonly prefix: Prefix;
  readonly tunnelName: string;
}

/** One change to a topology that the language can write as text. */
export type TopologyEdit = AddUserRoute | AddTunnel | BindSession | AddOsRoute;

/** The edits by kind, for tables that have an entry for each. */
export type EditsByKind = { readonly [E in TopologyEdit as E['kind']]: E };
