import type { Prefix } from '../../address/index.js';
import type { UserNextHop } from '../../topology/index.js';

/** Where a prefix is to be led. */
export interface Way {
  readonly prefix: Prefix;
  readonly nextHop: UserNextHop;
}
