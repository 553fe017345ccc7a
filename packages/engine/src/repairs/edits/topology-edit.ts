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
  | AddTunnel
  | BindSession
  | AddOsRoute
  | ChangeDeclaration
  | AddDeclaration
  | RemoveDeclaration;

/** The edits by kind, for tables that have an entry for each. */
export type EditsByKind = { readonly [E in TopologyEdit as E['kind']]: E };
