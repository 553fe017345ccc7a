import type { DeclId } from '@azroute/engine';
import { laneWidth } from '../place/size.js';
import type { Route, SideAnchor } from './route.js';

/** The upper and lower edge of a box. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** How near to a corner lines may end. */
const corner = 8;

/**
 * Gives the ends of lines at the sides of boxes their heights. At right sides these are multiples of the lane width, at
 * left sides half a lane off, so that lines from both sides of a gutter never lie on each other. Lines between boxes that
 * face each other are straight where they can be; those lose their lane.
 * @param directionOf the height towards which a line leaves its anchor
 */
export function placeSides(
  routes: readonly Route[],
  extentOf: (box: DeclId) => Extent,
  directionOf: (route: Route, end: 'from' | 'to') => number,
): void {
  const taken = new Map<string, Set<number>>();
  const at = ({ box, side }: SideAnchor) => `${side} ${box}`;
  const isFree = (anchor: SideAnchor, y: number) => !taken.get(at(anchor))?.has(y);
  const take = (anchor: SideAnchor, y: number) => {
    anchor.y = y;
    taken.set(at(anchor), (taken.get(at(anchor)) ?? new Set()).add(y));
  };
  const placed = new Set<SideAnchor>();
  for (const route of routes) {
    const { from, to, lanes } = route;
    if (from.at !== 'side' || to.at !== 'side' || lanes.length !== 1 || from.side === to.side || route.comb) continue;
    const y = straightAt(extentOf(from.box), extentOf(to.box), (y) => isFree(from, y) && isFree(to, y));
    if (y === undefined) continue;
    for (const anchor of [from, to]) {
      take(anchor, y);
      placed.add(anchor);
    }
    route.lanes = [];
  }
  const waiting = new Map<string, Map<SideAnchor, number>>();
  for (const route of routes) {
    for (const end of ['from', 'to'] as const) {
      const anchor = route[end];
      if (anchor.at !== 'side' || placed.has(anchor)) continue;
      const list = waiting.get(at(anchor)) ?? new Map<SideAnchor, number>();
      waiting.set(at(anchor), list);
      if (!list.has(anchor)) list.set(anchor, directionOf(route, end));
    }
  }
  for (const list of waiting.values()) {
    const anchors = [...list].sort(([, a], [, b]) => a - b).map(([anchor]) => anchor);
    const [first] = anchors;
    if (!first) continue;
    const heights = freeHeights(extentOf(first.box), first.side, (y) => isFree(first, y));
    const start = Math.max(0, Math.floor((heights.length - anchors.length) / 2));
    anchors.forEach((anchor, i) => {
      const y = heights[start + i];
      if (y === undefined) throw new Error(`no room at ${at(anchor)}`);
      take(anchor, y);
    });
  }
}

/** A height at which both boxes can be joined by a straight line. */
function straightAt(a: Extent, b: Extent, isFree: (y: number) => boolean): number | undefined {
  const [top, bottom] = [Math.max(a.top, b.top) + corner, Math.min(a.bottom, b.bottom) - corner];
  const middle = ({ top, bottom }: Extent) => Math.round((top + bottom) / 8) * 4;
  const small = a.bottom - a.top <= b.bottom - b.top ? a : b;
  const wanted = [middle(small), middle(small === a ? b : a)];
  return wanted.find((y) => top <= y && y <= bottom && isFree(y));
}

function freeHeights({ top, bottom }: Extent, side: SideAnchor['side'], isFree: (y: number) => boolean): number[] {
  const offset = side === 'right' ? 0 : laneWidth / 2;
  const heights: number[] = [];
  for (
    let y = Math.ceil((top + corner - offset) / laneWidth) * laneWidth + offset;
    y <= bottom - corner;
    y += laneWidth
  ) {
    if (isFree(y)) heights.push(y);
  }
  return heights;
}
