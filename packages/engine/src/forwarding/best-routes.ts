import type { Prefix } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';

/** The equally good routes of one speaker for one prefix. */
export type BestRoutes = readonly [BgpRoute, ...BgpRoute[]];

/** The best routes of one prefix that lead somewhere, and the same routes of a prefix that is treated alike. */
export interface InstalledRoutes {
  readonly prefix: Prefix;
  readonly routes: readonly BgpRoute[];
  /** One list for all prefixes that are treated alike; never empty. */
  readonly model: BestRoutes;
}
