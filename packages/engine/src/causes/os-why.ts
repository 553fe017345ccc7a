import type { Address, Prefix } from '../address/index.js';
import type { OsEntry } from '../forwarding/os-table.js';
import type { OsTarget } from '../forwarding/os-target.js';
import type { Cause, DeclId } from '../topology/index.js';
import type { PrefixStops, Way } from './why.js';

/** Why an NVA's operating system sends packets for an address or prefix where it does, before the fabric looks (R189). */
export interface OsWhy {
  readonly nva: DeclId;
  /** What was asked for; an address has its host prefix here too. */
  readonly prefix: Prefix;
  readonly address: Address | undefined;
  /** The routes that decide: several of equal cost, none if the table has none that contains what was asked for. */
  readonly decides: readonly OsCandidate[];
  /** Why these and no others. */
  readonly decision: Cause;
  /** All other routes that contain what was asked for, longest prefix first, each with what beat or refused it. */
  readonly losers: readonly OsCandidate[];
  /** Of a prefix: the routes inside it, which decide for their part of its addresses. */
  readonly inside: readonly OsCandidate[];
  /** BGP routes that would be longer than those that decide, and where they stopped on their way to this NVA. */
  readonly notSent: readonly PrefixStops[];
  /** Which lookup follows, and what `advertise` does not do. */
  readonly notes: readonly Cause[];
}

/** A route that the operating system has, could have, or was offered. */
export interface OsCandidate {
  /**
   * `installed` stands in the table; `beaten` by a better origin for its prefix; `notChosen` by BGP, which has a better
   * path; `rejected` by BGP, which did not take it.
   */
  readonly state: 'installed' | 'beaten' | 'notChosen' | 'rejected';
  readonly origin: OsEntry['origin'];
  readonly prefix: Prefix;
  /** Where it leads; undefined for a BGP route that was not chosen or not taken. */
  readonly target: OsTarget | undefined;
  readonly cause: Cause;
  /** What beat or refused it; undefined for a route that decides. */
  readonly beatenBy: Cause | undefined;
  /** Of a BGP route: its way from the origin to this NVA. */
  readonly way: Way | undefined;
}
