import type { Address, Prefix } from '../address/index.js';

/** What a router does to the routes that it sends on one session (language reference, section 7). */
export interface ExportPolicy {
  readonly advertise: readonly Prefix[];
  readonly filters: readonly ExportFilter[];
  readonly prepends: readonly { readonly count: number; readonly prefix: Prefix | undefined }[];
  readonly nextHop: Address | undefined;
  readonly nextHopSelf: boolean;
  readonly nextHopUnchanged: boolean;
  readonly asOverride: boolean;
  readonly asReplace: readonly number[];
  readonly asDelete: readonly number[];
  readonly communities: readonly ('no-advertise' | 'no-export')[];
}

/** One entry of an export filter. */
export interface ExportFilter {
  readonly kind: 'only' | 'deny' | 'onlyExactly' | 'denyExactly';
  readonly prefix: Prefix;
}

/** A policy that changes nothing. */
export const noPolicy: ExportPolicy = {
  advertise: [],
  filters: [],
  prepends: [],
  nextHop: undefined,
  nextHopSelf: false,
  nextHopUnchanged: false,
  asOverride: false,
  asReplace: [],
  asDelete: [],
  communities: [],
};
