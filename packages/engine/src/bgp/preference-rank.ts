import type { HubRoutingPreference } from '../topology/index.js';

/** R149: what hub routing preference says before AS paths are compared; with ASPath the source counts for nothing. */
export function preferenceRank(preference: HubRoutingPreference, isExpressRoute: boolean): 0 | 1 {
  return preference === 'ASPath' || isExpressRoute === (preference === 'ExpressRoute') ? 0 : 1;
}
