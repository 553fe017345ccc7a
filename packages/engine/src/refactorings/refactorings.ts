import { routeThroughAppliance } from './designs/route-through-appliance.js';
import { overlayBetweenHubs } from "./designs/overlay-between-hubs.js";
import { routesBetweenHubs } from "./designs/routes-between-hubs.js";
import { extractRouteTable } from './extract-route-table.js';
import type { Refactoring } from './refactoring.js';

/** All refactorings of topologies, in the order of the menu. */
export const refactorings: readonly Refactoring[] = [extractRouteTable, routeThroughAppliance, overlayBetweenHubs, routesBetweenHubs];
