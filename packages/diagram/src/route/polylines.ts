import type { DeclId } from '@azroute/engine';
import type { Box, Label, Line, Point } from '../model.js';
import type { Columns } from '../place/columns.js';
import { type Grid, offsetOf } from '../place/grid.js';
import { insideLeft, laneWidth } from '../place/size.js';
import { type Heights, labelLength } from './heights.js';
import type { Anchor, Lane, Route } from './route.js';

/** Where lanes and anchors are on the page. */
interface Places {
  readonly boxes: ReadonlyMap<DeclId, Box>;
  readonly columns: Columns;
  readonly heights: Heights;
  readonly grid: Grid;
}

/** From a line to the middle of its label: a way inside a tunnel is broader than the tunnel. */
const labelOff = 10;

/** The lines with their bends. */
export function linesOf(routes: readonly Route[], places: Places): Line[] {
  return routes.map((route) => {
    const { wire, comb } = route;
    const { label: text, over: _, ...style } = wire;
    const points = route.straightDown === undefined ? bends(route, places) : straightDown(route, places);
    const label = text === undefined ? undefined : labelOf(route, text, points, places);
    return { ...style, points, comb, label };
  });
}

/** Where a lane in a gutter or inside a subnet is. */
function across({ where, index, shift }: Lane, { columns, boxes }: Places): number {
  if (where.startsWith('in ')) {
    const box = boxes.get(where.slice(3));
    return (box?.x ?? 0) + insideLeft(0) + laneWidth * index + shift;
  }
  return (columns.gutters[Number(where.split(' ')[1])] ?? 0) + laneWidth * index + shift;
}

function bends(route: Route, places: Places): Point[] {
  const { from, to, lanes } = route;
  const start = pointOf(from, lanes[0], places);
  const end = pointOf(to, lanes.at(-1), places);
  const points: Point[] = [start];
  let at = start;
  for (const each of lanes) {
    at = each.runs === 'down' ? { x: across(each, places), y: at.y } : { x: at.x, y: places.heights.lane(each) };
    points.push(at);
  }
  if (lanes.length > 0) points.push(lanes.at(-1)?.runs === 'down' ? { x: at.x, y: end.y } : { x: end.x, y: at.y });
  points.push(end);
  return withoutTwins(points);
}

function pointOf(anchor: Anchor, lane: Lane | undefined, { boxes, grid, heights }: Places): Point {
  if (anchor.at === 'side') {
    const box = boxes.get(anchor.box);
    return { x: (box?.x ?? 0) + (anchor.side === 'right' ? (box?.w ?? 0) : 0), y: anchor.y };
  }
  if (anchor.at === 'top') {
    const box = boxes.get(anchor.box);
    return { x: (box?.x ?? 0) + 16 + 10 * anchor.order, y: box?.y ?? 0 };
  }
  const hub = boxes.get(grid.bands[anchor.band]?.band.hub?.frame.id ?? '');
  if (anchor.at === 'exit') return { x: (hub?.x ?? 0) + (hub?.w ?? 0), y: lane ? heights.lane(lane) : 0 };
  return { x: hub?.x ?? 0, y: heights.anchor(anchor) };
}

/** From the bottom of the upper hub to the top of the next one, in the middle of a column. */
function straightDown({ wire, straightDown: order = 0 }: Route, { boxes, grid, columns }: Places): Point[] {
  const [from, to] = [boxes.get(wire.from), boxes.get(wire.to)];
  const [firstHub, offset] = [grid.firstHub ?? 0, offsetOf(grid, grid.hubBand.get(wire.from) ?? 0)];
  const first = offset + firstHub;
  const column = (grid.edge ?? 0) - firstHub > 1 ? first + 1 : first;
  const [left, width] = [columns.left[column] ?? 0, columns.width[column] ?? 0];
  const x = (column === first ? left + width - 16 : left + Math.floor(width / 2)) - 12 * order;
  if (!from || !to) return [];
  return from.y < to.y
    ? [
        { x, y: from.y + from.h },
        { x, y: to.y },
      ]
    : [
        { x, y: from.y },
        { x, y: to.y + to.h },
      ];
}

/** Without points that are on the way between their neighbours. */
function withoutTwins(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last && last.x === point.x && last.y === point.y) continue;
    if (before && last && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y)))
      kept.pop();
    kept.push(point);
  }
  return kept;
}

/** The label beside the longest stretch of its lane, which is reserved for it; in streets, if there is room. */
function labelOf({ lanes }: Route, text: string, points: readonly Point[], places: Places): Label | undefined {
  const wide = lanes.find(({ width }) => width > 1);
  if (!wide) return undefined;
  const upright = wide.runs === 'down';
  const at = upright ? across(wide, places) : places.heights.lane(wide);
  const stretches = points.flatMap((point, i): [number, number][] => {
    const next = points[i + 1];
    if (!next) return [];
    if (upright) return point.x === at && next.x === at ? [[point.y, next.y]] : [];
    return point.y === at && next.y === at ? [[point.x, next.x]] : [];
  });
  const [stretch] = stretches.sort((a, b) => Math.abs(b[1] - b[0]) - Math.abs(a[1] - a[0]));
  if (!stretch) return undefined;
  const [from, to] = stretch;
  if (!upright && Math.abs(to - from) < labelLength(text)) return undefined;
  const middle = Math.round((from + to) / 2);
  return upright ? { text, x: at + labelOff, y: middle, upright } : { text, x: middle, y: at + labelOff, upright };
}
