import type { Rows } from '../place/rows.js';
import { laneWidth } from '../place/size.js';
import { detailWidth, textWidth } from '../text.js';
import { lanesByPlace, numberLanes, reach } from './lanes.js';
import type { Anchor, Lane, Route } from './route.js';

/** The heights of lanes in streets, and of anchors whose height the rows give. */
export interface Heights {
  lane(lane: Lane): number;
  anchor(anchor: Anchor): number;
}

/** Looks up heights in placed rows. */
export function heightsIn({ streets, bands }: Rows): Heights {
  return {
    lane: ({ where, index, shift }) => (streets.get(where) ?? 0) + laneWidth * index + shift,
    anchor: (anchor) => {
      if (anchor.at === 'side') return anchor.y;
      if (anchor.at === 'hubLeft') return (bands[anchor.band]?.hubTop ?? 0) + 8 + laneWidth * anchor.order;
      return 0;
    },
  };
}

/** How much of a lane a label takes. */
export function labelLength(text: string): number {
  return textWidth(text, detailWidth) + 8;
}

/** Widens a lane so that it has this length, at both ends alike. */
function reachAround(lane: Lane, length: number): void {
  const middle = (lane.from + lane.to) / 2;
  reach(lane, middle - length / 2);
  reach(lane, middle + length / 2);
}

/** Numbers the lanes in gutters and inside subnets, shorter ones nearer. @returns how many lanes each has */
export function numberGutters(routes: readonly Route[], heights: Heights): ReadonlyMap<string, number> {
  const combs = new Set<Lane>();
  for (const { wire, lanes, from, to, comb } of routes) {
    lanes.forEach((each, i) => {
      if (each.runs !== 'down') return;
      if (comb !== undefined) combs.add(each);
      const [before, after] = [lanes[i - 1], lanes[i + 1]];
      reach(each, before ? heights.lane(before) : heights.anchor(from));
      reach(each, after ? heights.lane(after) : heights.anchor(to));
      if (wire.label !== undefined && each.width > 1) reachAround(each, labelLength(wire.label));
    });
  }
  const length = (each: Lane) => (combs.has(each) ? 0 : 1 + each.to - each.from);
  const found = new Map<string, number>();
  for (const [where, lanes] of lanesByPlace(routes, 'down')) {
    found.set(
      where,
      numberLanes(
        [...lanes].sort((a, b) => length(a) - length(b)),
        laneWidth,
      ),
    );
  }
  return found;
}
