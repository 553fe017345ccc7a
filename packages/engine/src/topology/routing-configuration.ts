import type { DeclId } from './id.js';

/** The `routingConfiguration` of a connection as declared; what is undefined has the default of W014, W018 or W103 (V07). */
export interface RoutingConfiguration {
  readonly associatedRouteTable: DeclId | undefined;
  /** The tables and labels to which it propagates; undefined for the label `default` (W014, W016, W018). */
  readonly propagation: { readonly routeTables: readonly DeclId[]; readonly labels: readonly string[] } | undefined;
  readonly enableInternetSecurity: boolean | undefined;
}
