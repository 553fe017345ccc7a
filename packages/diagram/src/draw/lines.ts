import type { Label, Line, LineEnd, Point } from '../model.js';
import { lineLooks } from './looks.js';
import type { Painter } from './theme.js';
import { type Element, element } from './tree.js';

/** The path through the points, with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 5): string {
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (!before) return `M${point.x} ${point.y}`;
      if (!after) return `L${point.x} ${point.y}`;
      const r = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      const [a, b] = [towards(point, before, r), towards(point, after, r)];
      return `L${a.x} ${a.y}Q${point.x} ${point.y} ${b.x} ${b.y}`;
    })
    .join('');
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The point at this distance from `from` on the way to `to`. */
export function towards(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

/** A line with its ends. */
export function lineElement(line: Line, paint: Painter): Element {
  const { kind, points, idle, starts, ends, says, id } = line;
  const look = lineLooks[kind];
  const stroke = paint(look.line);
  const dash = idle ? '6 4' : look.dash;
  const [first, last] = [points[0], points.at(-1)];
  return element(
    'g',
    { class: `line ${kind}`, 'data-id': id, role: 'img', 'aria-label': says },
    element('title', {}, says),
    element('path', {
      d: roundedPath(points),
      fill: 'none',
      stroke,
      'stroke-width': look.width,
      'stroke-dasharray': dash,
      'stroke-linejoin': 'round',
    }),
    first && endElement(starts, first, kind === 'session' ? 2.5 : 3.2, stroke, paint),
    last && endElement(ends, last, kind === 'session' ? 2.5 : 3.2, stroke, paint),
  );
}

function endElement(end: LineEnd, { x, y }: Point, r: number, stroke: string, paint: Painter): Element | undefined {
  if (end === 'none' || end === 'open') return undefined;
  const fill = end === 'dot' ? stroke : paint('page');
  return element('circle', { cx: x, cy: y, r, fill, stroke, 'stroke-width': 1.4 });
}

/** The label of a line, with a halo in the colour of the page. */
export function labelElement({ text, x, y, upright }: Label, fill: string, paint: Painter): Element[] {
  const place = {
    x,
    y: y + (upright ? 0 : 4),
    transform: upright ? `rotate(-90 ${x} ${y}) translate(0 4)` : undefined,
  };
  return withHalo(text, { ...place, 'font-size': 11, 'text-anchor': 'middle' }, fill, paint);
}

/** A text on a broader one in the colour of the page: not every program knows `paint-order`. */
export function withHalo(
  text: string,
  look: Readonly<Record<string, string | number | undefined>>,
  fill: string,
  paint: Painter,
): Element[] {
  const page = paint('page');
  const halo = { fill: page, stroke: page, 'stroke-width': 3, 'stroke-linejoin': 'round', 'aria-hidden': 'true' };
  return [element('text', { ...look, ...halo }, text), element('text', { ...look, fill }, text)];
}

/** A globe on a peering between two locations, on its longest stretch: shorter ones are beside the ends of other lines. */
export function globeElement({ points }: Line, paint: Painter): Element | undefined {
  const lengths = points.slice(1).map((point, i) => distance(points[i] ?? point, point));
  const longest = lengths.indexOf(Math.max(...lengths));
  const [before, end] = [points[longest], points[longest + 1]];
  if (!end || !before) return undefined;
  const at = towards(end, before, Math.min(20, distance(end, before) / 2));
  const look = { fill: paint('page'), stroke: paint('vnetLine'), 'stroke-width': 1.2 };
  const { x, y } = at;
  return element('path', {
    d: `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0h10M${x} ${y - 5}c-3 3-3 7 0 10c3-3 3-7 0-10`,
    ...look,
  });
}
