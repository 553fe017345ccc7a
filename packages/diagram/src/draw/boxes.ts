import type { Box } from '../model.js';
import { chipWidth, shownTexts } from '../place/size.js';
import { detailWidth, textWidth } from '../text.js';
import { boxLooks } from './looks.js';
import type { Painter } from './theme.js';
import { type Element, element } from './tree.js';

/** A box with its text, and the boxes in it. */
export function boxElement(box: Box, paint: Painter): Element {
  const { kind, x, y, w, h } = box;
  const look = boxLooks[kind];
  const frame = {
    fill: paint(look.fill),
    stroke: paint(look.line),
    'stroke-width': kind === 'vnet' || kind === 'site' ? 1.5 : 1,
    rx: kind === 'circuit' ? h / 2 : look.rounding,
  };
  const rect = (dx: number) => element('rect', { x: x + dx, y: y + dx, width: w, height: h, ...frame });
  const isStack = kind === 'vnet' && box.count > 1;
  const attributes = {
    class: `box ${kind}`,
    'data-id': box.id,
    role: 'img',
    'aria-label': `${look.word} ${box.says}`,
  };
  return element(
    'g',
    attributes,
    element('title', {}, `${look.word} ${box.says}`),
    ...(isStack ? [rect(8), rect(4)] : []),
    rect(0),
    ...icon(box, paint),
    ...texts(box, paint),
    ...(isStack ? badge(box, paint) : []),
    ...box.children.map((child) => boxElement(child, paint)),
  );
}

function icon({ kind, x, y }: Box, paint: Painter): Element[] {
  const { icon, line } = boxLooks[kind];
  if (icon === undefined) return [];
  const stroke = { stroke: paint(line), 'stroke-width': 1.4, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  return [element('path', { d: icon, transform: `translate(${x + 10} ${y + 12})`, fill: 'none', ...stroke })];
}

function texts(box: Box, paint: Painter): Element[] {
  const { kind, x, y, w } = box;
  const { title, detail, chip } = shownTexts(box);
  const name = (dx: number, dy: number) =>
    element('text', { x: x + dx, y: y + dy, 'font-size': 12, 'font-weight': 600, fill: paint('text') }, title);
  const small = (dx: number, dy: number, text: string) =>
    element('text', { x: x + dx, y: y + dy, 'font-size': 11, fill: paint('muted') }, text);
  if (kind === 'region') return [small(14, 18, title)];
  if (kind === 'subnet') {
    const row = [
      element(
        'text',
        { x: x + 8, y: y + 16, 'font-size': 11, fill: paint('muted') },
        element('tspan', { 'font-size': 12, 'font-weight': 600, fill: paint('text') }, title),
        element('tspan', { dx: 6 }, detail),
      ),
    ];
    return chip === undefined ? row : [...row, ...chipElements(chip, x + w - 8 - chipWidth(chip), y + 4, paint)];
  }
  return detail === '' ? [name(34, 24)] : [name(34, 17), small(34, 31, detail)];
}

/** A chip with the name of a route table. */
function chipElements(chip: string, x: number, y: number, paint: Painter): Element[] {
  const frame = { fill: paint('subnet'), stroke: paint('muted'), 'stroke-width': 1 };
  return [
    element('rect', { x, y, width: chipWidth(chip), height: 16, rx: 8, ...frame }),
    element('text', { x: x + 8, y: y + 12, 'font-size': 11, fill: paint('muted') }, chip),
  ];
}

/** How many VNets a stack stands for. */
function badge({ x, y, w, count }: Box, paint: Painter): Element[] {
  const text = `× ${count}`;
  const width = textWidth(text, detailWidth) + 16;
  const left = x + w - width + 8;
  return [
    element('rect', { x: left, y: y - 12, width, height: 18, rx: 9, fill: paint('vnetLine') }),
    element(
      'text',
      {
        x: left + width / 2,
        y: y + 1,
        'font-size': 11,
        'font-weight': 600,
        'text-anchor': 'middle',
        fill: paint('onMark'),
      },
      text,
    ),
  ];
}
