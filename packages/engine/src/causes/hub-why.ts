import type { Address, Prefix } from '../address/index.js';
import type { HubRouteRow } from '../effective/hubs/hub-routes.js';
import type { Cause, DeclId } from '../topology/index.js';
import type { Way } from './why.js';

/** Why a table of a virtual hub, or the firewall of one, sends packets for an address or prefix where it does. */
export interface HubWhy {
  /** The table or firewall. */
  readonly table: DeclId;
  readonly prefix: Prefix;
  readonly address: Address | undefined;
  /** The route that decides; undefined if no route contains the prefix. */
  readonly decides: HubRouteRow | undefined;
  readonly decision: Cause;
  /** How the deciding routes came into the table: by which connection, and by which table or label it propagates (W012, W015). */
  readonly propagation: readonly Cause[];
  /** The ways of the deciding routes through BGP and between hubs. */
  readonly ways: readonly Way[];
  /** Other routes that contain the prefix, and what beat them (W050–W053). */
  readonly losers: readonly { readonly prefix: Prefix; readonly because: Cause; readonly beatenBy: Cause }[];
  /** Routes that exist elsewhere and did not get into the table. */
  readonly missing: readonly Cause[];
}
