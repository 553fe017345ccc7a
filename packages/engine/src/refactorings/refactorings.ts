import { extractRouteTable } from './extract-route-table.js';
import type { Refactoring } from './refactoring.js';

/** All refactorings of topologies, in the order of the menu. */
export const refactorings: readonly Refactoring[] = [extractRouteTable];
