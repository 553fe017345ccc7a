import type { Rule } from '../rule.js';
import { applianceNextHops } from './appliance-next-hops.js';
import { expressRouteNextHop } from './codes/express-route-next-hop.js';
import { firewallWithoutInternet } from './codes/firewall-without-internet.js';
import { gatewayNextHopBesideRouteServer } from './codes/gateway-next-hop-beside-route-server.js';
import { gatewaySubnetCovered } from './codes/gateway-subnet-covered.js';
import { gatewaySubnetDefault } from './codes/gateway-subnet-default.js';
import { gatewaySubnetPropagation } from './codes/gateway-subnet-propagation.js';
import { nextHopForwardsNothing } from './codes/next-hop-forwards-nothing.js';
import { nextHopNotPeered } from './codes/next-hop-not-peered.js';
import { nextHopOfNobody } from './codes/next-hop-of-nobody.js';
import { noGatewayNextHop } from './codes/no-gateway-next-hop.js';
import { propagationTakesRoutes } from './codes/propagation-takes-routes.js';
import { routeChangesNothing } from './codes/route-changes-nothing.js';
import { routeNeverWins } from './codes/route-never-wins.js';
import { routeServerSubnetCovered } from './codes/route-server-subnet-covered.js';
import { samePrefixTwice } from './codes/same-prefix-twice.js';
import { tooManyUserRoutes } from './codes/too-many-user-routes.js';
import { unusedRouteTable } from './codes/unused-route-table.js';
import { firewallSubnets } from './firewall-subnets.js';
import { gatewayNextHops } from './gateway-next-hops.js';
import { gatewaySubnetTables } from './gateway-subnets.js';
import { idleRoutes } from './idle-routes.js';
import { lostRoutes } from './lost-routes.js';
import { samePrefixes, tableSizes, unusedTables } from './table-contents.js';

export const routeTableRules: readonly Rule[] = [
  {
    codes: [expressRouteNextHop, noGatewayNextHop, gatewayNextHopBesideRouteServer],
    declarationsOnly: true,
    find: gatewayNextHops,
  },
  {
    codes: [gatewaySubnetDefault, gatewaySubnetPropagation, gatewaySubnetCovered, routeServerSubnetCovered],
    find: gatewaySubnetTables,
  },
  { codes: [firewallWithoutInternet], find: firewallSubnets },
  {
    codes: [nextHopNotPeered, nextHopOfNobody, nextHopForwardsNothing],
    declarationsOnly: true,
    find: applianceNextHops,
  },
  { codes: [samePrefixTwice], declarationsOnly: true, find: samePrefixes },
  { codes: [tooManyUserRoutes], declarationsOnly: true, find: tableSizes },
  { codes: [routeChangesNothing, routeNeverWins], find: idleRoutes },
  { codes: [unusedRouteTable], declarationsOnly: true, find: unusedTables },
  { codes: [propagationTakesRoutes], find: lostRoutes },
];
