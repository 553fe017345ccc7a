import { addRegion } from './designs/add-region.js';
import { addSpoke } from './designs/add-spoke.js';
import { highlyAvailable } from './designs/highly-available.js';
import { overlayBetweenHubs } from './designs/overlay-between-hubs.js';
import { routeServerToRouteTables } from './designs/route-server/route-server-to-route-tables.js';
import { routeTablesToRouteServer } from './designs/route-server/route-tables-to-route-server.js';
import { routeThroughAppliance } from './designs/route-through-appliance.js';
import { routesBetweenHubs } from './designs/routes-between-hubs.js';
import { moveToVirtualWan } from './designs/virtual-wan/move-to-virtual-wan.js';
import { groupExpectations } from './expectations/group-expectations.js';
import { insertExpectations } from './expectations/insert-expectations.js';
import type { Refactoring } from './refactoring.js';
import { renumberSubnet } from './renumber/renumber-subnet.js';
import { renumberVnet, renumberVnetTo } from './renumber/renumber-vnet.js';
import { mergeSubnets } from './subnets/merge-subnets.js';
import { splitSubnet } from './subnets/split-subnet.js';
import { extractRouteTable } from './tables/extract-route-table.js';
import { inlineRouteTable } from './tables/inline-route-table.js';

/** All refactorings of topologies, in the order of the menu. */
export const refactorings: readonly Refactoring[] = [
  routeThroughAppliance,
  overlayBetweenHubs,
  routesBetweenHubs,
  addSpoke,
  addRegion,
  highlyAvailable,
  routeTablesToRouteServer,
  routeServerToRouteTables,
  moveToVirtualWan,
  extractRouteTable,
  inlineRouteTable,
  splitSubnet,
  mergeSubnets,
  renumberVnet,
  renumberVnetTo,
  renumberSubnet,
  groupExpectations,
  insertExpectations,
];
