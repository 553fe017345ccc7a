import { followAdvice } from './advice/follow-advice.js';
import { withdrawAnnouncements } from './bgp/announcements.js';
import { keepDefaultFromCircuits, separateBranches } from './bgp/branch-routes.js';
import { stopFeedback } from './bgp/feedback.js';
import { bringUpSession, overrideAsn } from './bgp/sessions.js';
import { fitGatewayToRouteServer, peerWithBothInstances, sendSelfAsNextHop } from './bgp/settings.js';
import { routeOverConnection } from './black-holes/connection-routes.js';
import { tellConnections } from './black-holes/connections.js';
import { addGatewaySubnet } from './black-holes/gateway-subnet.js';
import { reachLearnedNextHop } from './black-holes/learned-next-hops.js';
import { forwardLikePartners } from './black-holes/partial.js';
import { leadAnswersBack } from './black-holes/return-routes.js';
import { translateSources } from './black-holes/translation.js';
import { mendCause } from './causes/mend-cause.js';
import { expectWhatHappens, removeIdleExpectation } from './expectations/expect-what-happens.js';
import { leadThroughBypassed } from './inspection/bypassed.js';
import { chooseOneAppliance } from './inspection/equal-appliances.js';
import { narrowShadowedRoute } from './inspection/shadowed.js';
import { makeThisHold } from './intents/make-this-hold.js';
import { tryWholeDesigns } from './intents/whole-designs.js';
import { leaveOwnTable } from './loops/own-table.js';
import { insertTunnel } from './loops/tunnel.js';
import { freeTunnelEnd } from './loops/tunnel-end.js';
import { insertUserRoutes } from './loops/user-routes.js';
import { insertUserRoutesOfBothSides } from './loops/user-routes-of-both-sides.js';
import { withdrawTunnelEnd } from './overlays/announced-end.js';
import { declareHostRoute } from './overlays/host-route.js';
import { reachTunnelEnd } from './overlays/tunnel-end.js';
import { changeTunnelKind, lowerMtu, moveSessionIntoTunnel } from './overlays/tunnels.js';
import { allowAccess, removeRefusedPeering } from './peerings/access.js';
import { completeHalf } from './peerings/missing-half.js';
import { dropRefusedRemoteGateways } from './peerings/refused-remote-gateways.js';
import { removeSparePrefix } from './peerings/spare-prefixes.js';
import type { Repairer } from './repairer.js';
import { replaceDeadNextHop } from './tables/dead-next-hops.js';
import { declareAppliance } from './tables/declare-appliances.js';
import { exemptFirewall, leadFirewallToInternet } from './tables/firewall-subnets.js';
import { replaceGatewayNextHop } from './tables/gateway-next-hops.js';
import { exemptGateway, narrowGatewayDefault, propagateAtGateway } from './tables/gateway-subnets.js';
import { removeIdleRoute, useOrRemoveTable } from './tables/idle.js';
import { replaceLostRoutes } from './tables/lost-routes.js';
import { pointAtAppliance } from './tables/next-hops.js';
import { detachFromRouteServer } from './tables/reserved-subnets.js';
import { keepOneRoute } from './tables/same-prefixes.js';
import { shareSiblingTable } from './tables/sibling-tables.js';
import { summariseRoutes } from './tables/too-many-routes.js';
import { removeUnwantedRoute } from './tables/unwanted-routes.js';
import { chooseIntentOrTables } from './virtual-wan/beside-routing-intent.js';
import { closeBypass } from './virtual-wan/bypass.js';
import { connectCircuits } from './virtual-wan/circuits.js';
import { freeFromGateways } from './virtual-wan/gateways-beside-hubs.js';
import { filterHandedBack } from './virtual-wan/handed-back.js';
import { makeRoomInHub } from './virtual-wan/hub-prefixes.js';
import { renumberOverlap } from './virtual-wan/overlaps.js';
import { addPrivatePolicy } from './virtual-wan/private-policies.js';
import {
  addPrivatePrefixes,
  applyRouteTables,
  connectPeerToDefault,
  preferShortPaths,
  propagateBack,
  receiveDefaultRoute,
} from './virtual-wan/routing.js';
import { propagateLikeOtherBranches } from './virtual-wan/same-propagation.js';
import { removeSecondConnection } from './virtual-wan/second-connections.js';
import { pointConnectionAtAppliance, propagateStatics } from './virtual-wan/static-next-hops.js';
import { associateBranchWithDefault, correctTableReference } from './virtual-wan/table-references.js';
import { propagateUnreached } from './virtual-wan/unreached-connections.js';
import { takeStaticRoute } from './virtual-wan/untaken-statics.js';

/** All repairers. Their order affects only how soon an answer is found, and which one mends a consequence of another. */
export const repairers: readonly Repairer[] = [
  insertUserRoutes,
  leaveOwnTable,
  insertUserRoutesOfBothSides,
  insertTunnel,
  freeTunnelEnd,
  pointAtAppliance,
  declareAppliance,
  replaceDeadNextHop,
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
  removeUnwantedRoute,
  useOrRemoveTable,
  summariseRoutes,
  translateSources,
  forwardLikePartners,
  reachLearnedNextHop,
  leadAnswersBack,
  tellConnections,
  addGatewaySubnet,
  routeOverConnection,
  chooseOneAppliance,
  leadThroughBypassed,
  narrowShadowedRoute,
  shareSiblingTable,
  withdrawAnnouncements,
  stopFeedback,
  reachTunnelEnd,
  declareHostRoute,
  withdrawTunnelEnd,
  followAdvice,
  completeHalf,
  dropRefusedRemoteGateways,
  allowAccess,
  removeSparePrefix,
  removeRefusedPeering,
  peerWithBothInstances,
  fitGatewayToRouteServer,
  keepDefaultFromCircuits,
  separateBranches,
  sendSelfAsNextHop,
  changeTunnelKind,
  lowerMtu,
  moveSessionIntoTunnel,
  bringUpSession,
  overrideAsn,
  closeBypass,
  receiveDefaultRoute,
  addPrivatePrefixes,
  takeStaticRoute,
  applyRouteTables,
  preferShortPaths,
  connectPeerToDefault,
  propagateBack,
  removeSecondConnection,
  freeFromGateways,
  makeRoomInHub,
  renumberOverlap,
  correctTableReference,
  associateBranchWithDefault,
  chooseIntentOrTables,
  propagateLikeOtherBranches,
  propagateUnreached,
  pointConnectionAtAppliance,
  propagateStatics,
  addPrivatePolicy,
  connectCircuits,
  filterHandedBack,
  mendCause,
  removeIdleExpectation,
  expectWhatHappens,
  makeThisHold,
  tryWholeDesigns,
];

/** The repairers that change the network, and leave what is expected of it as it is. */
export const repairersOfNetworks: readonly Repairer[] = repairers.filter(
  (repairer) => repairer !== removeIdleExpectation && repairer !== expectWhatHappens,
);
