import { followAdvice } from './advice/follow-advice.js';
import {
  fitGatewayToRouteServer,
  keepDefaultFromCircuits,
  peerWithBothInstances,
  sendSelfAsNextHop,
} from './bgp/settings.js';
import { declareTranslation } from './black-holes/translation.js';
import { makeThisHold } from './intents/make-this-hold.js';
import { insertTunnel } from './loops/tunnel.js';
import { insertUserRoutes } from './loops/user-routes.js';
import { insertUserRoutesOfBothSides } from './loops/user-routes-of-both-sides.js';
import { changeTunnelKind, lowerMtu, moveSessionIntoTunnel } from './overlays/tunnels.js';
import { allowAccess } from './peerings/access.js';
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
  makeThisHold,
];
