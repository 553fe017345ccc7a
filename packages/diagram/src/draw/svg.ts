import type { Picture } from '../model.js';
import { boxElement } from './boxes.js';
import { globeElement, labelElement, lineElement } from './lines.js';
import { lineLooks } from './looks.js';
import { painter, styleSheet, type Theme } from './theme.js';
import { type Element, element, markup } from './tree.js';

const font = "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif";

/** The picture as a tree of SVG elements. */
export function svgTree(picture: Picture, theme: Theme, title: string): Element {
  const { width, height, boxes, lines } = picture;
  const paint = painter(theme);
  const labels = lines.flatMap(({ label, kind }) =>
    label ? [labelElement(label, paint(lineLooks[kind].line), paint)] : [],
  );
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
    element('title', {}, title),
    theme === 'auto' ? element('style', {}, styleSheet()) : undefined,
    element('rect', { width, height, fill: paint('page') }),
    element(
      'g',
      { class: 'network' },
      ...boxes.map((box) => boxElement(box, paint)),
      ...lines.map((line) => lineElement(line, paint)),
      ...lines.filter(({ global }) => global).map((line) => globeElement(line, paint)),
      ...labels,
    ),
  );
}

/** The picture as the text of an SVG file. */
export function svgText(picture: Picture, theme: Theme, title: string): string {
  return markup(svgTree(picture, theme, title));
}
