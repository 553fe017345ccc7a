import type { Rule } from '../rule.js';
import { branchTransitsRule } from './branch-transit.js';
import { defaultRoutesToCircuitsRule } from './default-routes-to-circuits.js';
import { gatewaysBesideRouteServersRule } from './gateway-beside-route-server.js';
import { losingNvaRoutesRule } from './losing-nva-routes.js';
import { ownAsnDropsRule } from './own-asn-drops.js';
import { routeServerLimitsRule } from './route-server-limits.js';
import { routeServerNextHopsRule } from './route-server-next-hops.js';
import { routeServerTablesRule } from './route-server-tables.js';
import { bgpFindingsRule } from './sessions-and-convergence.js';
import { singleInstanceSessionsRule } from './single-instance-sessions.js';
import { strippedLoopProtectionsRule } from './stripped-loop-protection.js';
import { unprogrammedRoutesRule } from './unprogrammed-routes.js';

export const bgpRules: readonly Rule[] = [
  bgpFindingsRule,
  routeServerLimitsRule,
  ownAsnDropsRule,
  strippedLoopProtectionsRule,
  routeServerTablesRule,
  singleInstanceSessionsRule,
  gatewaysBesideRouteServersRule,
  defaultRoutesToCircuitsRule,
  branchTransitsRule,
  losingNvaRoutesRule,
  unprogrammedRoutesRule,
  routeServerNextHopsRule,
];
