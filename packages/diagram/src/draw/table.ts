import { clipped, detailWidth, nameWidth, textWidth } from '../text.js';
import type { DecisionRow } from '../ways/rows.js';
import type { Tone, Way } from '../ways/way.js';
import type { Painter } from './theme.js';
import { type Element, element } from './tree.js';
import { markElement } from './way.js';

/** The table of decisions, and its size. */
export interface Table {
  readonly elements: readonly Element[];
  readonly width: number;
  readonly height: number;
}

const monoWidth = 7.3;
/** The most columns of a text in the table. */
const mostColumns = 132;

interface Text {
  readonly row: DecisionRow;
  readonly tone: Tone;
  readonly where: string;
  readonly route: string;
  readonly why: readonly string[];
}

/** The table below the picture: one row for each decision, with what decided and why. */
export function tableOf(way: Way, labelOf: (id: string) => string, left: number, top: number, paint: Painter): Table {
  const texts = way.directions.flatMap(({ rows, tone }) =>
    rows.map((row): Text => {
      const where = clipped(row.where.map(labelOf).join(' | '), 40);
      const why = row.why === '' ? [] : wrapped(`${row.why} (${row.rule})`, mostColumns);
      const route = row.why === '' ? `${row.route} (${row.rule})` : row.route;
      return { row, tone, where, route: clipped(route, mostColumns), why };
    }),
  );
  const title = clipped(way.more > 0 ? `${way.title} (+ ${way.more} equal-cost paths)` : way.title, mostColumns);
  const placeWidth = Math.max(
    120,
    ...texts.map(({ where, row }) => textWidth(where, nameWidth) + 6 + textWidth(row.table, detailWidth)),
  );
  const routeX = left + 50 + placeWidth + 20;
  const width =
    Math.max(
      textWidth(title, 9.4) + 18,
      ...texts.map(({ route }) => routeX - left + textWidth(route, monoWidth)),
      ...(way.ending ? wrapped(`${way.ending.text} (${way.ending.rule})`, mostColumns) : []).map(
        (line) => 20 + textWidth(line, nameWidth),
      ),
      ...texts.flatMap(({ why }) => why.map((line) => 50 + textWidth(line, detailWidth))),
    ) + 20;
  const elements: Element[] = [];
  let y = top + 56;
  for (const { row, tone, where, route, why } of texts) {
    elements.push(
      markElement({ at: { x: left + 30, y: y - 4 }, text: String(row.number), tone }, paint),
      element(
        'text',
        { x: left + 50, y, 'font-size': 11, fill: paint('muted') },
        element('tspan', { 'font-size': 12, 'font-weight': 600, fill: paint('text') }, where),
        element('tspan', { dx: 6 }, row.table),
      ),
      element(
        'text',
        { x: routeX, y, 'font-size': 12, 'font-family': 'ui-monospace, Consolas, monospace', fill: paint('text') },
        route,
      ),
      ...why.map((line, i) =>
        element('text', { x: left + 50, y: y + 16 + 14 * i, 'font-size': 11, fill: paint('muted') }, line),
      ),
    );
    y += 16 + 14 * why.length + (why.length > 0 ? 12 : 10);
  }
  const ending = way.ending && wrapped(`${way.ending.text} (${way.ending.rule})`, mostColumns);
  for (const line of ending ?? []) {
    const look = { 'font-size': 12, 'font-weight': 600, fill: paint(way.tone) };
    elements.push(element('text', { x: left + 20, y, ...look }, line));
    y += 16;
  }
  if (ending) y += 12;
  const height = y - 16 - top;
  return {
    width,
    height,
    elements: [
      element('rect', { x: left, y: top, width, height, rx: 6, fill: paint('subnet'), stroke: paint('subnetLine') }),
      element('rect', { x: left, y: top, width: 5, height, rx: 2, fill: paint(way.tone) }),
      element('text', { x: left + 20, y: top + 24, 'font-size': 14, 'font-weight': 600, fill: paint('text') }, title),
      ...elements,
    ],
  };
}

/** The text in lines of at most so many characters. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? clipped(word, most) : `${line} ${word}`;
  }
  return [...lines, line];
}
