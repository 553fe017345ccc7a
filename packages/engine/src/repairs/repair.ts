import type { Address, Prefix } from '../address/index.js';
import type { DeclId, Topology, TunnelKind, UserNextHop } from '../topology/index.js';

/** One change of a topology, in terms that the language can write as text. */
export type TopologyEdit =
  /** Adds a user-defined route to the subnet's route table; the table is made and associated if there is none. */
  | {
      readonly kind: 'addUserRoute';
      readonly subnet: DeclId;
      readonly name: string;
      readonly prefix: Prefix;
      readonly nextHop: UserNextHop;
    }
  | {
      readonly kind: 'addTunnel';
      readonly name: string;
      readonly tunnelKind: TunnelKind;
      readonly a: DeclId;
      readonly b: DeclId;
    }
  /** Binds a BGP session to a tunnel (`over`), which may be one that an edit before this one adds (by name). */
  | { readonly kind: 'bindSession'; readonly session: DeclId; readonly tunnelName: string }
  | { readonly kind: 'addOsRoute'; readonly nva: DeclId; readonly prefix: Prefix; readonly tunnelName: string }
  | { readonly kind: 'addOsRouteVia'; readonly nva: DeclId; readonly prefix: Prefix; readonly address: Address };

/** A repair that was applied to a copy and recomputed: the loop is gone and nothing that was delivered is lost. */
export interface Repair {
  readonly kind: 'userDefinedRoutes' | 'tunnel';
  /** Says what changes: "Insert UDR 10.2.0.0/16 → 10.2.1.4 on nva1's subnet: removes 2 loops, changes 5 paths". */
  readonly title: string;
  readonly edits: readonly TopologyEdit[];
  readonly removedLoops: number;
  readonly changedPaths: number;
  /** The topology with the edits applied, for which the repair was proved. */
  readonly topology: Topology;
}
