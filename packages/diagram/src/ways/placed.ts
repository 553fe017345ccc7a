import type { DeclId, Network } from '@azroute/engine';
import { boxOf } from '../fold/wires.js';
import { type Box, isBetweenSame, type Picture, type Point } from '../model.js';
import { boxesById } from '../place/finish.js';
import type { Leg } from './legs.js';
import type { Mark, Tone, Way } from './way.js';

/** A leg with its bends. */
export interface PlacedLeg {
  readonly leg: Leg;
  readonly tone: Tone;
  readonly points: readonly Point[];
  readonly inTunnel: boolean;
}

/** A number or several at a place. */
export interface PlacedMark {
  readonly at: Point;
  readonly text: string;
  readonly tone: Tone;
}

/** A way over a picture. */
export interface PlacedWay {
  readonly way: Way;
  readonly legs: readonly PlacedLeg[];
  readonly marks: readonly PlacedMark[];
  /** The devices on the way. */
  readonly devices: readonly Box[];
  readonly boxOf: (id: DeclId) => Box | undefined;
}

/** The middle of the first mark of a leg, from its start. */
const firstMark = 14;

/** Finds the places of a way in the picture that was drawn for it. */
export function placeWay(network: Network, picture: Picture, way: Way): PlacedWay {
  const boxes = boxesById(picture.boxes);
  const find = (id: DeclId) => boxes.get(boxOf(network, picture.drawnAs, id)) ?? boxes.get(id);
  const shared = tunnelsOfBoth(way);
  const legs = way.directions.flatMap(({ legs, tone }) =>
    legs.flatMap((leg): PlacedLeg[] => {
      const placed = pointsOf(picture, leg, find(leg.from)?.id);
      if (!placed || placed.points.length < 2) return [];
      const points = placed.inTunnel && shared.has(leg.tunnel) ? beside(placed.points, 3) : placed.points;
      return [{ leg, tone, points, inTunnel: placed.inTunnel }];
    }),
  );
  const taken: Point[] = [];
  const marks = way.directions.flatMap(({ marks }) => marks.flatMap((mark) => placeMark(mark, legs, way, find, taken)));
  const stops = [...way.directions.flatMap(({ legs }) => legs.flatMap(({ from, to }) => [from, to])), ...way.ends];
  const devices = [...new Set([...stops, ...way.selfLoops].flatMap((id) => find(id) ?? []))].filter(
    ({ children, kind }) => children.length === 0 || kind === 'nva',
  );
  return { way, legs, marks, devices, boxOf: find };
}

/** The tunnels that both directions pass. */
function tunnelsOfBoth({ directions }: Way): ReadonlySet<DeclId | undefined> {
  const [there, back] = directions.map(({ legs }) => new Set(legs.flatMap(({ tunnel }) => tunnel ?? [])));
  return new Set([...(there ?? [])].filter((tunnel) => back?.has(tunnel)));
}

/** Inside a tunnel the way is on its line, from the end at which it starts. */
function pointsOf({ lines }: Picture, { id, tunnel }: Leg, from: DeclId | undefined) {
  const line = tunnel === undefined ? undefined : lines.find((each) => each.id === tunnel);
  const own = lines.find((each) => each.id === id);
  if (!line || !own || !isBetweenSame(line, own)) return own && { points: own.points, inTunnel: false };
  return { points: line.from === from ? line.points : [...line.points].reverse(), inTunnel: true };
}

/** The line at this distance to its right. */
function beside(points: readonly Point[], by: number): readonly Point[] {
  const normals = points.slice(1).map(({ x, y }, i) => {
    const before = points[i] as Point;
    return { x: -Math.sign(y - before.y) * by, y: Math.sign(x - before.x) * by };
  });
  return points.map(({ x, y }, i) => {
    const [before, after] = [normals[i - 1], normals[i]];
    const isBend = before && after;
    return {
      x: x + (isBend ? before.x + after.x : ((before ?? after)?.x ?? 0)),
      y: y + (isBend ? before.y + after.y : ((before ?? after)?.y ?? 0)),
    };
  });
}

function placeMark(
  { at, numbers, tone }: Mark,
  legs: readonly PlacedLeg[],
  way: Way,
  find: (id: DeclId) => Box | undefined,
  taken: Point[],
): PlacedMark[] {
  const box = find(at);
  if (!box) return [];
  if (way.selfLoops.includes(at)) {
    // On the loop: out of the device, and back into it.
    const [out, back] = loopSides(box);
    const before = numbers.slice(0, -1);
    const middle = box.y + box.h + 22;
    return [
      ...(before.length > 0 ? [{ at: { x: out, y: middle }, text: before.join('·'), tone }] : []),
      { at: { x: back, y: middle }, text: String(numbers.at(-1)), tone },
    ];
  }
  const leg = legs.find((each) => each.tone === tone && find(each.leg.from) === box && !each.leg.outer);
  const text = numbers.join('·');
  const place = choicesFor(leg, box).find((choice) => taken.every((other) => areApart(choice, other, text.length)));
  if (!place) return [];
  taken.push(place);
  return [{ at: place, text, tone }];
}

/** Where numbers can be: along the leg from its start, or else at the corners of the box. */
function choicesFor(leg: PlacedLeg | undefined, { x, y, w, h }: Box): readonly Point[] {
  const most = leg ? Math.min(lengthOf(leg.points) - 12, 160) : 0;
  const onLeg: Point[] = [];
  for (let at = firstMark; leg && at <= most; at += 8) onLeg.push(along(leg.points, at));
  const corners = [x + w, x].flatMap((left) => [y + h, y].map((top) => ({ x: left, y: top })));
  return [...onLeg, ...corners, { x: x + w / 2, y: y + h }, { x: x + w / 2, y }];
}

function areApart(a: Point, b: Point, columns: number): boolean {
  return Math.abs(a.y - b.y) >= 18 || Math.abs(a.x - b.x) >= 12 + 9 * columns;
}

/** Where the loop below a device leaves it and comes back. */
export function loopSides({ x, w }: Box): readonly [number, number] {
  return [Math.round(x + w * 0.68), Math.round(x + w * 0.3)];
}

/** The point at this distance from the start. */
export function along(points: readonly Point[], distance: number): Point {
  let left = distance;
  for (const [i, point] of points.entries()) {
    const next = points[i + 1];
    if (!next) return point;
    const length = Math.abs(next.x - point.x) + Math.abs(next.y - point.y);
    if (length >= left) {
      return {
        x: point.x + Math.sign(next.x - point.x) * Math.min(left, Math.abs(next.x - point.x)),
        y: point.y + Math.sign(next.y - point.y) * Math.min(left, Math.abs(next.y - point.y)),
      };
    }
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

/** The length of a line. */
export function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, { x, y }, i) => {
    const before = points[i] as Point;
    return sum + Math.abs(x - before.x) + Math.abs(y - before.y);
  }, 0);
}
