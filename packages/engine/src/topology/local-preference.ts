import type { Prefix } from '../address/index.js';

/** How much an end prefers what it receives on one session (R281): all of it, or a prefix and everything inside it. */
export interface LocalPreference {
  readonly value: number;
  readonly prefix: Prefix | undefined;
}
