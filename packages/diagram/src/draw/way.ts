import type { Picture, Point } from '../model.js';
import { FreePlaces } from '../place/free-place.js';
import { titleWidth } from '../place/size.js';
import { nameWidth, textWidth } from '../text.js';
import { along, lengthOf, loopSides, type PlacedLeg, type PlacedMark, type PlacedWay } from '../ways/placed.js';
import type { Failure, Tone } from '../ways/way.js';
import { boxElement } from './boxes.js';
import { roundedPath, towards, withHalo } from './lines.js';
import type { Painter } from './theme.js';
import { type Element, element } from './tree.js';

/** Everything of a way: its lines, the devices on it, numbers, and where it ends. */
export function wayElements(
  placed: PlacedWay,
  picture: Picture,
  labelOf: (id: string) => string,
  paint: Painter,
): Element[] {
  const { way, legs, marks, devices } = placed;
  const free = new FreePlaces(picture);
  for (const { at, text } of marks)
    free.take({ x: at.x - markWidth(text) / 2, y: at.y - 9, w: markWidth(text), h: 18 });
  const loops = way.selfLoops.flatMap((id) => placed.boxOf(id) ?? []);
  return [
    ...legs.map((leg) => halo(leg, paint)),
    ...legs.map((leg) => legElement(leg, way.isDouble, paint)),
    ...devices.map((box) => boxElement({ ...box, children: box.kind === 'nva' ? box.children : [] }, paint)),
    ...endFrames(placed, free, paint),
    ...loops.flatMap((box) => loopElements(box, way.tone, paint)),
    ...intentions(placed, picture, labelOf, free, paint),
    ...way.failures.flatMap((failure) => failureElements(failure, placed, free, paint)),
    ...marks.map((mark) => markElement(mark, paint)),
  ];
}

/** The colour of the page beside a line; around one in a tunnel, that of the tunnel. */
function halo({ points, leg, inTunnel }: PlacedLeg, paint: Painter): Element {
  const look = inTunnel
    ? { stroke: paint('nva'), 'stroke-width': 13, 'stroke-linejoin': 'round' }
    : { stroke: paint('page'), 'stroke-width': leg.outer ? 4 : 7 };
  return element('path', { d: roundedPath(points), fill: 'none', ...look });
}

function legElement({ leg, tone, points }: PlacedLeg, isDouble: boolean, paint: Painter): Element {
  const colour = paint(tone);
  const width = leg.outer ? 1.6 : leg.repeats ? 5 : 3.4;
  const dash = leg.outer ? '2 4' : leg.isBranch ? '6 4' : tone === 'back' ? '8 4' : undefined;
  const [start, end] = [points[0], points.at(-1)] as [Point, Point];
  const [second, before] = [points[1], points.at(-2)] as [Point, Point];
  const shortened = [
    isDouble ? towards(start, second, 6) : start,
    ...points.slice(1, -1),
    towards(end, before, leg.outer ? 0 : 6),
  ];
  return element(
    'g',
    { class: `way ${tone}`, 'data-id': leg.id },
    element('path', {
      d: roundedPath(shortened, 7),
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-dasharray': dash,
      'stroke-linejoin': 'round',
    }),
    leg.outer ? undefined : arrow(before, end, colour),
    isDouble ? arrow(second, start, colour) : undefined,
  );
}

/** An arrow head that ends at `to`. */
function arrow(from: Point, to: Point, fill: string): Element {
  const [dx, dy] = [Math.sign(to.x - from.x), Math.sign(to.y - from.y)];
  const [x, y] = [to.x - 10 * dx, to.y - 10 * dy];
  const [sx, sy] = [5.5 * dy, 5.5 * dx];
  return element('path', { d: `M${to.x} ${to.y}L${x + sx} ${y + sy}L${x - sx} ${y - sy}Z`, fill });
}

/** The sender and the destination; a dashed frame at what is not reached. */
function endFrames({ way, boxOf }: PlacedWay, free: FreePlaces, paint: Painter): Element[] {
  const colour = paint(way.tone);
  const frame = (id: string, dash: string | undefined) => {
    const box = boxOf(id);
    if (!box) return [];
    const { x, y, w, h } = box;
    const look = { fill: 'none', stroke: colour, 'stroke-width': 2.2, 'stroke-dasharray': dash };
    return [element('rect', { x: x - 2, y: y - 2, width: w + 4, height: h + 4, rx: 6, ...look })];
  };
  const frames = way.ends.flatMap((id) => frame(id, undefined));
  const box = way.notReached === undefined ? undefined : boxOf(way.notReached);
  if (!box || way.notReached === undefined || way.ends.includes(way.notReached)) return frames;
  const said = 'not reached';
  const width = textWidth(said, nameWidth);
  const hasRoom = titleWidth(box) + width - 8 <= box.w;
  const place = hasRoom
    ? { x: box.x + box.w - 8 - width, y: box.y + 4, w: width, h: 16 }
    : free.near({ x: box.x + box.w / 2, y: box.y + box.h / 2 }, width, 16);
  const text = place && label(said, place.x + place.w / 2, place.y + 13, colour, paint);
  return [...frames, ...frame(way.notReached, '5 4'), ...(text ?? [])];
}

function label(text: string, x: number, y: number, fill: string, paint: Painter): Element[] {
  return withHalo(text, { x, y, 'font-size': 12, 'font-weight': 600, 'text-anchor': 'middle' }, fill, paint);
}

/** A packet that comes back to the device that sent it. */
function loopElements(box: { x: number; y: number; w: number; h: number }, tone: Tone, paint: Painter): Element[] {
  const [out, back] = loopSides(box as never);
  const [top, bottom] = [box.y + box.h, box.y + box.h + 42];
  const points = [
    { x: out, y: top },
    { x: out, y: bottom },
    { x: back, y: bottom },
    { x: back, y: top + 8 },
  ];
  const colour = paint(tone);
  return [
    element('path', { d: roundedPath(points, 7), fill: 'none', stroke: colour, 'stroke-width': 3.4 }),
    arrow({ x: back, y: bottom }, { x: back, y: top + 2 }, colour),
    ...label('loop', (out + back) / 2, bottom - 5, colour, paint),
  ];
}

/** The part of a session along which an operating system would send, ended by a cross. */
function intentions(
  { way, boxOf }: PlacedWay,
  { lines }: Picture,
  labelOf: (id: string) => string,
  free: FreePlaces,
  paint: Painter,
): Element[] {
  const colour = paint('loop');
  return way.intentions.flatMap(({ device, session }) => {
    const line = lines.find(({ id }) => id === session);
    const box = boxOf(device);
    if (!line || !box) return [];
    const points = line.from === box.id ? line.points : [...line.points].reverse();
    const meant = line.from === box.id ? line.to : line.from;
    const half = Math.round(lengthOf(points) / 2);
    const { x, y } = along(points, half);
    const cross = `M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10`;
    const texts = [
      `${labelOf(device)}'s operating system means ${boxOf(meant)?.title ?? labelOf(meant)};`,
      'no packet takes this way',
    ];
    const width = Math.max(...texts.map((text) => textWidth(text, nameWidth)));
    const place = free.near({ x, y }, width, 32);
    return [
      element('path', { d: roundedPath(upTo(points, half)), fill: 'none', stroke: paint('page'), 'stroke-width': 6 }),
      element('path', {
        d: roundedPath(upTo(points, half)),
        fill: 'none',
        stroke: colour,
        'stroke-width': 3,
        'stroke-dasharray': '3 3',
      }),
      element('path', { d: cross, stroke: colour, 'stroke-width': 2.6, 'stroke-linecap': 'round' }),
      ...(place
        ? texts.flatMap((text, i) => label(text, place.x + width / 2, place.y + 13 + 15 * i, colour, paint))
        : []),
    ];
  });
}

/** The first part of a line. */
function upTo(points: readonly Point[], distance: number): Point[] {
  const kept: Point[] = [];
  for (const [i, point] of points.entries()) {
    if (lengthOf(points.slice(0, i + 1)) >= distance) break;
    kept.push(point);
  }
  return [...kept, along(points, distance)];
}

/** Where a packet is lost, or leaves to the Internet, with the reason. */
function failureElements(
  { at, kind, says, tone }: Failure,
  placed: PlacedWay,
  free: FreePlaces,
  paint: Painter,
): Element[] {
  const box = placed.boxOf(at);
  if (!box || kind === 'loop') return [];
  const colour = paint(tone);
  const { x, y } = { x: box.x + box.w, y: box.y };
  const text = kind === 'internet' ? 'to the Internet' : says;
  const width = textWidth(text, nameWidth);
  const place = free.near({ x, y }, width, 16);
  const sign =
    kind === 'internet'
      ? `M${x - 4} ${y + 4}L${x + 4} ${y - 4}M${x - 2} ${y - 4}h6v6`
      : `M${x - 5} ${y + 5}L${x + 5} ${y - 5}`;
  return [
    element('circle', { cx: x, cy: y, r: 9, fill: paint('page'), stroke: colour, 'stroke-width': 2.6 }),
    element('path', { d: sign, fill: 'none', stroke: colour, 'stroke-width': 2.4 }),
    ...(place ? label(text, place.x + width / 2, place.y + 13, colour, paint) : []),
  ];
}

function markWidth(text: string): number {
  return Math.max(18, textWidth(text, nameWidth) + 10);
}

/** The number of a decision. */
export function markElement({ at, text, tone }: PlacedMark, paint: Painter): Element {
  const width = markWidth(text);
  return element(
    'g',
    { class: 'mark' },
    element('rect', {
      x: at.x - width / 2,
      y: at.y - 9,
      width,
      height: 18,
      rx: 9,
      fill: paint(tone),
      stroke: paint('page'),
      'stroke-width': 1.5,
    }),
    element(
      'text',
      { x: at.x, y: at.y + 4, 'font-size': 11, 'font-weight': 700, 'text-anchor': 'middle', fill: paint('onMark') },
      text,
    ),
  );
}
