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

/** What the author expects of packets (language reference, section 9). It does not influence what is computed. */
export interface Expectation {
  readonly kind: 'expectation';
  readonly id: DeclId;
  readonly from: ExpectationEnd;
  readonly to: ExpectationEnd;
  /** Whether the expectation holds for both directions, which must pass the same stateful devices. */
  readonly bothWays: boolean;
  /** Whether the packets are expected to be dropped. */
  readonly dropped: boolean;
  /** The devices that the packets pass in this order; undefined if any will do. */
  readonly via: readonly DeclId[] | undefined;
}

/** The topology with some parts down, and what is expected then. `down` contains ids of devices and statements. */
export interface Scenario extends Declared {
  readonly kind: 'scenario';
  readonly down: readonly DeclId[];
  readonly expectations: readonly Expectation[];
}
