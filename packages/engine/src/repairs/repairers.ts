import { followAdvice } from './advice/follow-advice.js';
import { announceOwnNextHop, bringUpSession, makeStandby, overrideAsn } from './bgp/sessions.js';
import {
  fitGatewayToRouteServer,
  keepDefaultFromCircuits,
  peerWithBothInstances,
  sendSelfAsNextHop,
} from './bgp/settings.js';
import { routeOverConnection } from './black-holes/connection-routes.js';
import { removeStaticRoute } from './black-holes/static-routes.js';
import { declareTranslation } from './black-holes/translation.js';
import { expectWhatHappens, removeIdleExpectation } from './expectations/expect-what-happens.js';
import { makeThisHold } from './intents/make-this-hold.js';
import { insertTunnel } from './loops/tunnel.js';
import { insertUserRoutes } from './loops/user-routes.js';
import { insertUserRoutesOfBothSides } from './loops/user-routes-of-both-sides.js';
import { changeTunnelKind, lowerMtu, moveSessionIntoTunnel } from './overlays/tunnels.js';
import { allowAccess, removeRefusedPeering } from './peerings/access.js';
import { completeHalf } from './peerings/missing-half.js';
import { dropRefusedRemoteGateways } from './peerings/refused-remote-gateways.js';
import type { Repairer } from './repairer.js';
import {
  detachTable,
  firewallToInternet,
  narrowToNeighbours,
  propagateOnGatewaySubnet,
  removeUserRoute,
  replaceLostRoutes,
  routesForSpokes,
  useOrRemoveTable,
} from './tables/contents.js';
import { replaceNextHop } from './tables/next-hop.js';

/** All repairers. Their order affects only how soon an answer is found, and which one mends a consequence of another. */
export const repairers: readonly Repairer[] = [
  insertUserRoutes,
  insertUserRoutesOfBothSides,
  insertTunnel,
  followAdvice,
  completeHalf,
  dropRefusedRemoteGateways,
  allowAccess,
  removeRefusedPeering,
  replaceNextHop,
  routesForSpokes,
  narrowToNeighbours,
  detachTable,
  propagateOnGatewaySubnet,
  firewallToInternet,
  replaceLostRoutes,
  useOrRemoveTable,
  removeUserRoute,
  peerWithBothInstances,
  fitGatewayToRouteServer,
  keepDefaultFromCircuits,
  sendSelfAsNextHop,
  changeTunnelKind,
  lowerMtu,
  moveSessionIntoTunnel,
  declareTranslation,
  routeOverConnection,
  removeStaticRoute,
  bringUpSession,
  overrideAsn,
  makeStandby,
  announceOwnNextHop,
  removeIdleExpectation,
  expectWhatHappens,
  makeThisHold,
];
