import type { Address } from '../address/index.js';
import type { Declared, DeclId } from './id.js';

/**
 * One end of an expectation: a NIC, host or private endpoint, an address, the Internet, or with `every` all NICs of a
 * VNet or subnet, or all hosts of a site.
 */
export type ExpectationEnd =
  | { readonly kind: 'thing'; readonly id: DeclId }
  | { readonly kind: 'every'; readonly group: DeclId }
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'internet' };

/** What its author expects of packets (language reference, section 9). Changes nothing that is computed. */
export interface Expectation {
  readonly kind: 'expectation';
  readonly id: DeclId;
  readonly from: ExpectationEnd;
  readonly to: ExpectationEnd;
  /** Both directions, through the same stateful devices. */
  readonly bothWays: boolean;
  /** The packets are dropped. */
  readonly dropped: boolean;
  /** The devices that the packets pass in this order; undefined if any will do. */
  readonly via: readonly DeclId[] | undefined;
}

/** The same topology with some parts down, and what is expected then. `down` holds ids of devices and statements. */
export interface Scenario extends Declared {
  readonly kind: 'scenario';
  readonly down: readonly DeclId[];
  readonly expectations: readonly Expectation[];
}
