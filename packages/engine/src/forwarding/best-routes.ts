import type { Prefix } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';

/** The equally good routes of one speaker for one prefix. */
export type BestRoutes = readonly [BgpRoute, ...BgpRoute[]];

/** The best routes of one prefix that lead somewhere. */
export interface InstalledRoutes {
  readonly prefix: Prefix;
  readonly routes: readonly BgpRoute[];
  /** The same routes with another prefix: one list for all prefixes that all speakers treat alike. */
  readonly shared: BestRoutes;
}
