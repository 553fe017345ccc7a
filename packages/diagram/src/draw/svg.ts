import type { Network } from '@azroute/engine';
import type { Picture } from '../model.js';
import { type PlacedWay, placeWay } from '../ways/placed.js';
import type { Way } from '../ways/way.js';
import { boxElement } from './boxes.js';
import { globeElement, labelElement, lineElement } from './lines.js';
import { lineLooks } from './looks.js';
import { tableOf } from './table.js';
import { type Painter, painter, styleSheet, type Theme } from './theme.js';
import { type Element, element, markup } from './tree.js';
import { wayElements } from './way.js';

/** What an SVG shows beside the picture itself. */
export interface SvgOptions {
  readonly theme: Theme;
  /** For screen readers and tooltips. */
  readonly title: string;
  /** The way that the picture was drawn with, and the network that both are of. */
  readonly overlay?: { readonly way: Way; readonly network: Network } | undefined;
  /** Whether the table of decisions is left out, because whoever shows the picture shows it elsewhere. */
  readonly withoutTable?: boolean;
}

const font = "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif";
const margin = 16;
/** How much of the network is left to see behind a way. */
const faded = 0.5;

/** The picture as a tree of SVG elements. */
export function svgTree(picture: Picture, { theme, title, overlay, withoutTable }: SvgOptions): Element {
  const paint = painter(theme);
  const labelOf = (id: string) => overlay?.network.label(id) ?? id;
  const table = overlay && !withoutTable ? tableOf(overlay.way, labelOf, margin, picture.height + 4, paint) : undefined;
  const isEmpty = picture.boxes.length === 0;
  const width = Math.max(picture.width, table ? table.width + 2 * margin : 0, isEmpty ? 200 : 0);
  const height = picture.height + (table ? table.height + 4 + margin : 0);
  const placed = overlay && placeWay(overlay.network, picture, overlay.way);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': font,
      role: 'graphics-document',
      'aria-label': title,
    },
    element('title', {}, overlay ? overlay.way.title : title),
    theme === 'auto' ? element('style', {}, styleSheet()) : undefined,
    element('rect', { width, height, fill: paint('page') }),
    isEmpty
      ? element('text', { x: margin, y: 20, 'font-size': 12, fill: paint('muted') }, 'Nothing is declared yet.')
      : networkElement(picture, placed, paint),
    placed && element('g', { class: 'ways' }, ...wayElements(placed, picture, labelOf, paint)),
    table && element('g', { class: 'table' }, ...table.elements),
  );
}

function networkElement({ boxes, lines }: Picture, placed: PlacedWay | undefined, paint: Painter): Element {
  const own = lines.filter(({ kind }) => kind !== 'way');
  return element(
    'g',
    { class: 'network', opacity: placed ? faded : undefined },
    ...boxes.map((box) => boxElement(box, paint)),
    ...own.map((line) => lineElement(line, paint)),
    ...own.filter(({ global }) => global).map((line) => globeElement(line, paint)),
    ...own.flatMap(({ label, kind }) => (label ? labelElement(label, paint(lineLooks[kind].line), paint) : [])),
  );
}

/** The picture as the text of an SVG file. */
export function svgText(picture: Picture, options: SvgOptions): string {
  return markup(svgTree(picture, options));
}
