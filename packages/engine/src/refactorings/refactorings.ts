import { addRegion } from './designs/add-region.js';
import { addSpoke } from './designs/add-spoke.js';
import { overlayBetweenHubs } from './designs/overlay-between-hubs.js';
import { routeThroughAppliance } from './designs/route-through-appliance.js';
import { routesBetweenHubs } from './designs/routes-between-hubs.js';
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
