import type { Rule } from '../rule.js';
import { branchTransits } from './branch-transit.js';
import { branchTransit } from './codes/branch-transit.js';
import { defaultRouteToCircuit } from './codes/default-route-to-circuit.js';
import { gatewayBesideRouteServer } from './codes/gateway-beside-route-server.js';
import { losingNvaRoute } from './codes/losing-nva-route.js';
import { oscillation } from './codes/oscillation.js';
import { ownAsnDrop } from './codes/own-asn-drop.js';
import { routeServerFull } from './codes/route-server-full.js';
import { routeServerNextHop } from './codes/route-server-next-hop.js';
import { routeServerTable } from './codes/route-server-table.js';
import { sessionDown } from './codes/session-down.js';
import { singleInstanceSession } from './codes/single-instance-session.js';
import { strippedLoopProtection } from './codes/stripped-loop-protection.js';
import { tooManyPeers } from './codes/too-many-peers.js';
import { tooManyRoutes } from './codes/too-many-routes.js';
import { unprogrammedRoute } from './codes/unprogrammed-route.js';
import { defaultRoutesToCircuits } from './default-routes-to-circuits.js';
import { gatewaysBesideRouteServers } from './gateway-beside-route-server.js';
import { losingNvaRoutes } from './losing-nva-routes.js';
import { ownAsnDrops } from './own-asn-drops.js';
import { routeServerLimits } from './route-server-limits.js';
import { routeServerNextHops } from './route-server-next-hops.js';
import { routeServerTables } from './route-server-tables.js';
import { bgpFindings } from './sessions-and-convergence.js';
import { singleInstanceSessions } from './single-instance-sessions.js';
import { strippedLoopProtections } from './stripped-loop-protection.js';
import { unprogrammedRoutes } from './unprogrammed-routes.js';

export const bgpRules: readonly Rule[] = [
  { codes: [sessionDown, oscillation], declarationsOnly: true, find: ({ network, bgp }) => bgpFindings(network, bgp) },
  {
    codes: [tooManyPeers, tooManyRoutes, routeServerFull],
    find: ({ network, bgp }) => routeServerLimits(network, bgp),
  },
  { codes: [ownAsnDrop], find: ownAsnDrops },
  { codes: [strippedLoopProtection], find: strippedLoopProtections },
  { codes: [routeServerTable], declarationsOnly: true, find: routeServerTables },
  { codes: [singleInstanceSession], declarationsOnly: true, find: singleInstanceSessions },
  { codes: [gatewayBesideRouteServer], declarationsOnly: true, find: gatewaysBesideRouteServers },
  { codes: [defaultRouteToCircuit], find: defaultRoutesToCircuits },
  { codes: [branchTransit], declarationsOnly: true, find: branchTransits },
  { codes: [losingNvaRoute], find: losingNvaRoutes },
  { codes: [unprogrammedRoute], find: unprogrammedRoutes },
  { codes: [routeServerNextHop], find: routeServerNextHops },
];
