import { followAdvice } from './advice/follow-advice.js';
import { tellConnections } from './black-holes/connections.js';
import { reachLearnedNextHop } from './black-holes/learned-next-hops.js';
import { translateSources } from './black-holes/translation.js';
import { chooseOneAppliance } from './inspection/equal-appliances.js';
import { makeThisHold } from './intents/make-this-hold.js';
import { insertTunnel } from './loops/tunnel.js';
import { freeTunnelEnd } from './loops/tunnel-end.js';
import { insertUserRoutes } from './loops/user-routes.js';
import { insertUserRoutesOfBothSides } from './loops/user-routes-of-both-sides.js';
import type { Repairer } from './repairer.js';
import { declareAppliance } from './tables/declare-appliances.js';
import { exemptFirewall, leadFirewallToInternet } from './tables/firewall-subnets.js';
import { replaceGatewayNextHop } from './tables/gateway-next-hops.js';
import { exemptGateway, narrowGatewayDefault, propagateAtGateway } from './tables/gateway-subnets.js';
import { removeIdleRoute, useOrRemoveTable } from './tables/idle.js';
import { replaceLostRoutes } from './tables/lost-routes.js';
import { pointAtAppliance } from './tables/next-hops.js';
import { detachFromRouteServer } from './tables/reserved-subnets.js';
import { keepOneRoute } from './tables/same-prefixes.js';
import { summariseRoutes } from './tables/too-many-routes.js';

/** All repairers. Their order affects only how soon an answer is found. */
export const repairers: readonly Repairer[] = [
  insertUserRoutes,
  insertUserRoutesOfBothSides,
  insertTunnel,
  freeTunnelEnd,
  pointAtAppliance,
  declareAppliance,
  keepOneRoute,
  detachFromRouteServer,
  narrowGatewayDefault,
  propagateAtGateway,
  exemptGateway,
  leadFirewallToInternet,
  exemptFirewall,
  replaceGatewayNextHop,
  replaceLostRoutes,
  removeIdleRoute,
  useOrRemoveTable,
  summariseRoutes,
  translateSources,
  reachLearnedNextHop,
  tellConnections,
  chooseOneAppliance,
  followAdvice,
  makeThisHold,
];
