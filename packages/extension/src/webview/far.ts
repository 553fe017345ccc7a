import { build } from './build.js';
import { areaOf } from './places.js';

/** How high names are on the screen when the picture is seen from far, in pixels, and how high they are in the picture. */
const [wanted, own] = [11, 12];
/** Where the name of a box starts in it, and how much of its height the name and the line below take. */
const [nameAt, nameHeight, space] = [34, 38, 8];
const frames = '.vnet[role],.site[role],.circuit[role]';

/** Writes the number of errors on boxes; it is seen from far, where nothing in the boxes can be read. */
export function writeErrors(svg: SVGSVGElement, counts: Readonly<Record<string, number>>): void {
  for (const box of svg.querySelectorAll<SVGGElement>(frames)) {
    box.querySelector(':scope > .errors')?.remove();
    const count = counts[box.dataset.id ?? ''] ?? 0;
    if (count === 0) continue;
    const circle = { tag: 'circle', attributes: { r: 9 }, children: [] };
    const text = { tag: 'text', attributes: { y: 4, 'text-anchor': 'middle' }, children: [`${count}`] };
    const says = `${count} error${count === 1 ? '' : 's'}`;
    const attributes = { class: 'errors', role: 'img', 'aria-label': says };
    box.append(build({ tag: 'g', attributes, children: [circle, text] }) as Element);
  }
}

/** Gives names and badges a size that can be read at a scale, as far as their boxes have room. */
export function growNames(svg: SVGSVGElement, scale: number, isFar: boolean): void {
  // What packets pass is drawn above the boxes, and stays readable.
  const above = [...svg.querySelectorAll('.ways .box')].map(areaOf);
  for (const box of svg.querySelectorAll<SVGGElement>(frames)) {
    const { x, y, width, height: whole } = areaOf(box);
    const tops = above.filter((each) => each.x >= x && each.x < x + width && each.y > y && each.y < y + whole);
    const height = Math.min(whole, ...tops.map((each) => each.y - y - 2));
    const badge = box.querySelector(':scope > .errors');
    badge?.setAttribute('transform', `translate(${x + width} ${y}) scale(${1 / scale}) translate(-11 11)`);
    const parts = [...box.querySelectorAll<SVGGraphicsElement>(':scope > text, :scope > path')];
    const room = width - space - (badge ? 22 / scale : 0);
    const length = nameAt + Math.max(...parts.map((part) => (part as SVGTextElement).getComputedTextLength?.() ?? 0));
    const times = isFar ? Math.max(1, Math.min(wanted / own / scale, room / length, height / nameHeight)) : 1;
    for (const part of parts) {
      part.dataset.own ??= part.getAttribute('transform') ?? '';
      const grown = `translate(${x - x * times} ${y - y * times}) scale(${times})`;
      part.setAttribute('transform', `${grown} ${part.dataset.own}`);
    }
  }
}
