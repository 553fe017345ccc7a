import type { Network } from '@azroute/engine';
import type { Box, Line, LineEnd, Picture, Point } from '../model.js';
import { boxesById } from '../place/finish.js';
import { shownTexts } from '../place/size.js';
import { placeWay } from '../ways/placed.js';
import type { Way } from '../ways/way.js';
import { boxLooks, lineLooks } from './looks.js';
import type { SvgOptions } from './svg.js';
import { type Painter, painter } from './theme.js';
import { type Element, element, markup } from './tree.js';

/** The picture as a file for draw.io: boxes in each other, and lines with their bends that stay connected. */
export function drawioText(picture: Picture, { theme, title, overlay }: SvgOptions): string {
  // Exports for others are light unless they are wanted dark.
  const paint = painter(theme === 'auto' ? 'light' : theme);
  const boxes = boxesById(picture.boxes);
  const lines = picture.lines.filter(({ kind }) => kind !== 'way');
  const { cells: ways, bottom } = overlay ? wayCells(overlay.network, overlay.way, picture, paint) : noWay;
  const cells = [
    element('mxCell', { id: '0' }),
    element('mxCell', { id: '1', parent: '0' }),
    ...picture.boxes.flatMap((box) => boxCells(box, '1', 0, 0, paint)),
    ...lines.map((line, i) => lineCell(`line ${i} ${line.id}`, line, boxes, paint)),
    ...ways,
  ];
  const page = { pageWidth: picture.width, pageHeight: Math.max(picture.height, bottom), background: paint('page') };
  const model = element(
    'mxGraphModel',
    { dx: 0, dy: 0, grid: 0, guides: 1, connect: 1, arrows: 1, page: 1, ...page },
    element('root', {}, ...cells),
  );
  return markup(element('mxfile', { host: 'azroute' }, element('diagram', { id: 'azroute', name: title }, model)));
}

function boxCells(box: Box, parent: string, left: number, top: number, paint: Painter): Element[] {
  const { id, kind, x, y, w, h, children } = box;
  const look = boxLooks[kind];
  const style = styleText({
    rounded: 1,
    absoluteArcSize: 1,
    arcSize: kind === 'circuit' ? h : 2 * look.rounding,
    whiteSpace: 'wrap',
    html: 1,
    container: 1,
    collapsible: 0,
    fillColor: paint(look.fill),
    strokeColor: paint(look.line),
    fontColor: paint('text'),
    fontSize: 12,
    align: 'left',
    verticalAlign: 'top',
    spacingLeft: 8,
    spacingTop: kind === 'subnet' || kind === 'region' ? -2 : 2,
  });
  return [
    vertex(id, labelOf(box), style, parent, { x: x - left, y: y - top, width: w, height: h }),
    ...children.flatMap((child) => boxCells(child, id, x, y, paint)),
  ];
}

/** The text of a box in the HTML that draw.io shows: names are text in it, whatever they contain. */
function labelOf(box: Box): string {
  const { title, detail, chip } = shownTexts(box);
  const text = box.count > 1 && box.kind === 'vnet' ? `${title} × ${box.count}` : title;
  if (box.kind === 'region') return html(text);
  const second = [detail, chip].filter((part) => part !== undefined && part !== '').map((part) => html(part as string));
  const between = box.kind === 'subnet' ? ' ' : '<br>';
  return [`<b>${html(text)}</b>`, second.join(' · ')].filter((part) => part !== '').join(between);
}

function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function lineCell(cell: string, line: Line, boxes: ReadonlyMap<string, Box>, paint: Painter): Element {
  const { from, to, kind, points, idle, starts, ends, label } = line;
  const look = lineLooks[kind];
  const [source, target] = [boxes.get(from), boxes.get(to)];
  const [first, last] = [points[0], points.at(-1)];
  const style = styleText({
    rounded: 1,
    html: 1,
    strokeColor: paint(look.line),
    strokeWidth: look.width,
    ...(idle || look.dash !== undefined ? { dashed: 1, dashPattern: idle ? '6 4' : look.dash } : {}),
    fontColor: paint(look.line),
    ...endStyle('start', starts),
    ...endStyle('end', ends),
    ...(source && first
      ? { exitX: fraction(first.x, source.x, source.w), exitY: fraction(first.y, source.y, source.h) }
      : {}),
    exitPerimeter: 0,
    ...(target && last
      ? { entryX: fraction(last.x, target.x, target.w), entryY: fraction(last.y, target.y, target.h) }
      : {}),
    entryPerimeter: 0,
  });
  return edge(cell, html(label?.text ?? ''), style, { source: from, target: to }, points.slice(1, -1));
}

function endStyle(which: 'start' | 'end', end: LineEnd): Record<string, string | number> {
  const arrow = end === 'dot' || end === 'hollow' ? 'oval' : 'none';
  return { [`${which}Arrow`]: arrow, [`${which}Fill`]: end === 'dot' ? 1 : 0, [`${which}Size`]: 5 };
}

/** The cells of a way, and where its table ends. */
interface WayCells {
  readonly cells: readonly Element[];
  readonly bottom: number;
}

const noWay: WayCells = { cells: [], bottom: 0 };

function wayCells(network: Network, way: Way, picture: Picture, paint: Painter): WayCells {
  const { legs, marks } = placeWay(network, picture, way);
  const lines = legs.map(({ leg, tone, points }) => {
    const style = styleText({
      rounded: 1,
      html: 1,
      strokeColor: paint(tone),
      strokeWidth: leg.outer ? 1.6 : 3.4,
      ...(leg.isBranch || tone === 'back' || leg.outer ? { dashed: 1 } : {}),
      endArrow: leg.outer ? 'none' : 'block',
      startArrow: way.isDouble ? 'block' : 'none',
    });
    return edge(leg.id, '', style, {}, points.slice(1, -1), [points[0], points.at(-1)]);
  });
  const numbers = marks.map(({ at, text, tone }, i) => {
    const width = 12 + 7 * text.length;
    const style = styleText({
      rounded: 1,
      arcSize: 50,
      html: 1,
      fillColor: paint(tone),
      strokeColor: 'none',
      fontColor: paint('onMark'),
      fontStyle: 1,
      fontSize: 11,
    });
    return vertex(`mark ${i}`, html(text), style, '1', { x: at.x - width / 2, y: at.y - 9, width, height: 18 });
  });
  const rows = way.directions.flatMap((direction) =>
    direction.rows.map(({ number, where, table, route, why, rule }) => {
      const names = where.map((id) => network.label(id)).join(' | ');
      return html(`${number}. ${names}, ${table}: ${route}${why === '' ? '' : `. ${why}`} (${rule})`);
    }),
  );
  if (way.ending) rows.push(html(`${way.ending.text} (${way.ending.rule})`));
  const style = styleText({
    html: 1,
    whiteSpace: 'wrap',
    align: 'left',
    verticalAlign: 'top',
    spacing: 10,
    fillColor: paint('subnet'),
    strokeColor: paint(way.tone),
    fontColor: paint('text'),
  });
  const place = {
    x: 16,
    y: picture.height + 4,
    width: Math.max(picture.width - 32, 400),
    height: 40 + 20 * rows.length,
  };
  const table = vertex('way table', [`<b>${html(way.title)}</b>`, ...rows].join('<br>'), style, '1', place);
  return { cells: [...lines, ...numbers, table], bottom: place.y + place.height + 16 };
}

function vertex(id: string, value: string, style: string, parent: string, place: Record<string, number>): Element {
  return element(
    'mxCell',
    { id, value, style, vertex: 1, parent },
    element('mxGeometry', { ...place, as: 'geometry' }),
  );
}

function edge(
  id: string,
  value: string,
  style: string,
  ends: Record<string, string>,
  bends: readonly Point[],
  [start, end]: readonly (Point | undefined)[] = [],
): Element {
  return element(
    'mxCell',
    { id, value, style, edge: 1, parent: '1', ...ends },
    element(
      'mxGeometry',
      { relative: 1, as: 'geometry' },
      start && element('mxPoint', { ...start, as: 'sourcePoint' }),
      end && element('mxPoint', { ...end, as: 'targetPoint' }),
      bends.length > 0
        ? element('Array', { as: 'points' }, ...bends.map(({ x, y }) => element('mxPoint', { x, y })))
        : undefined,
    ),
  );
}

function fraction(at: number, start: number, length: number): number {
  return length === 0 ? 0 : Math.round(((at - start) / length) * 10_000) / 10_000;
}

function styleText(style: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(style)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value};`)
    .join('');
}
