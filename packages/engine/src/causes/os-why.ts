import type { Address, Prefix } from '../address/index.js';
import type { OsEntry } from '../forwarding/os-table.js';
import type { OsTarget } from '../forwarding/os-target.js';
import type { Cause, DeclId } from '../topology/index.js';
import type { PrefixStops, Way } from './why.js';

/**
 * Why an NVA's operating system sends packets for an address or prefix where it does, before the fabric's lookup
 * (R189).
 */
export interface OsWhy {
  readonly nva: DeclId;
  /** The requested prefix; for an address, its host prefix. */
  readonly prefix: Prefix;
  readonly address: Address | undefined;
  /** The routes that decide: several if they have equal cost, none if no route contains the prefix. */
  readonly decides: readonly OsCandidate[];
  /** Why these and no others. */
  readonly decision: Cause;
  /** All other routes that contain the prefix, longest first, each with what beat or rejected it. */
  readonly losers: readonly OsCandidate[];
  /** For a prefix: the routes inside it, which decide for their part of its addresses. */
  readonly inside: readonly OsCandidate[];
  /** BGP routes longer than those that decide, and where they stopped on their way to this NVA. */
  readonly notSent: readonly PrefixStops[];
  /** The lookup that follows, and the announcements that are not routes. */
  readonly notes: readonly Cause[];
}

/** A route that the operating system has, could have, or was offered. */
export interface OsCandidate {
  /**
   * `installed`: in the table; `beaten`: by a better origin for its prefix; `notChosen`: BGP has a better path;
   * `rejected`: BGP did not accept it.
   */
  readonly state: 'installed' | 'beaten' | 'notChosen' | 'rejected';
  readonly origin: OsEntry['origin'];
  readonly prefix: Prefix;
  /** Where it leads; undefined for a BGP route that was not chosen or rejected. */
  readonly target: OsTarget | undefined;
  readonly cause: Cause;
  /** What beat or rejected it; undefined for a route that decides. */
  readonly beatenBy: Cause | undefined;
  /** For a BGP route: its way from the origin to this NVA. */
  readonly way: Way | undefined;
}
