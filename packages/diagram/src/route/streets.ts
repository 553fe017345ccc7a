import { type Grid, offsetOf } from '../place/grid.js';
import { lanesByPlace, numberLanes, reach } from './lanes.js';
import type { Anchor, Lane, Route } from './route.js';

/**
 * Numbers the lanes in streets, before anything has a place: from left to right, the gutter and column `i` have the places
 * `2 i` and `2 i + 1`. @returns how many lanes each street has
 */
export function numberStreets(grid: Grid, routes: readonly Route[]): ReadonlyMap<string, number> {
  for (const { lanes, from, to } of routes) {
    lanes.forEach((each, i) => {
      if (each.runs !== 'across') return;
      for (const place of [placeOf(grid, lanes[i - 1], from), placeOf(grid, lanes[i + 1], to)]) reach(each, place);
    });
  }
  return new Map([...lanesByPlace(routes, 'across')].map(([id, lanes]) => [id, numberLanes(lanes, 1)]));
}

function placeOf(grid: Grid, neighbour: Lane | undefined, anchor: Anchor): number {
  if (neighbour) return 2 * Number(neighbour.where.split(' ')[1]);
  if (anchor.at === 'top') return 2 * anchor.column + 1;
  return anchor.at === 'exit' ? 2 * (offsetOf(grid, anchor.band) + (grid.edge ?? 0)) + 1 : 0;
}
