import type { HubRoutingPreference } from '../topology/index.js';

/** R149: the rank by hub routing preference, compared before AS paths; with ASPath the source does not count. */
export function preferenceRank(preference: HubRoutingPreference, isExpressRoute: boolean): 0 | 1 {
  return preference === 'ASPath' || isExpressRoute === (preference === 'ExpressRoute') ? 0 : 1;
}
