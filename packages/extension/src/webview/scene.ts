import type { BoxElement } from './box.js';
import { build, make } from './build.js';
import { growNames, writeErrors } from './far.js';
import type { Shown } from './messages.js';
import { animateFrom, placesOf } from './moves.js';
import { areaOf, boxesIn } from './places.js';
import { wayTable } from './way-table.js';

/** Below this zoom, the names of what is inside a virtual network are too small to be read. */
const farBelow = 7 / 12;
const [leastZoom, mostZoom] = [0.05, 4];
/** At this zoom, all names can be read. */
const readable = 0.8;
/** What the picture keeps from the edges of its place. */
const inset = 12;

/** A picture that can be scrolled and zoomed, with the table of its way. */
export class Scene {
  readonly element = make('figure');
  readonly scroller = make('div', { class: 'scroller' });
  /** Undefined while the picture fits into its place by itself. */
  zoom: number | undefined;
  private shown: Shown | undefined;
  private svg: SVGSVGElement | undefined;
  private wayShown: string | undefined;
  private errors: Readonly<Record<string, number>> = {};

  /** Shows a picture; zoom, place and focus stay. */
  show(shown: Shown): void {
    const focused = this.scroller.contains(document.activeElement) ? focusedId() : undefined;
    const before = this.svg && placesOf(this.svg);
    const svg = build(shown.tree) as SVGSVGElement | undefined;
    if (!svg) return;
    this.shown = shown;
    this.svg = svg;
    prepare(svg);
    this.scroller.replaceChildren(svg);
    const caption = shown.caption === undefined ? [] : [make('figcaption', {}, shown.caption)];
    this.element.replaceChildren(...caption, this.scroller, ...(shown.way ? [wayTable(shown.way)] : []));
    this.tellErrors(this.errors);
    const title = shown.way?.title;
    if (title !== undefined && title !== this.wayShown) this.revealWay(svg);
    this.wayShown = title;
    if (before) animateFrom(before, svg);
    if (focused !== undefined) this.box(focused)?.focus();
  }

  /** Shows how many errors there are in virtual networks, sites and circuits. */
  tellErrors(errors: Readonly<Record<string, number>>): void {
    this.errors = errors;
    if (!this.svg) return;
    const counts: Record<string, number> = {};
    for (const [id, count] of Object.entries(errors)) {
      const drawn = this.shown?.standIns[id] ?? id;
      counts[drawn] = (counts[drawn] ?? 0) + count;
    }
    writeErrors(this.svg, counts);
    this.resize();
  }

  /** All boxes. */
  get boxes(): BoxElement[] {
    return this.svg ? boxesIn(this.svg) : [];
  }

  /** The box of a declaration, or of what stands for it. */
  box(id: string): BoxElement | undefined {
    const drawn = this.shown?.standIns[id] ?? id;
    return this.boxes.find((box) => box.dataset.id === drawn);
  }

  /** The line of a declaration. */
  line(id: string): SVGGElement | undefined {
    return [...(this.svg?.querySelectorAll<SVGGElement>('g.line[data-id]') ?? [])].find(
      (line) => line.dataset.id === id,
    );
  }

  /** How large a pixel of the picture is. */
  get scale(): number {
    return this.zoom ?? this.fitting;
  }

  /** Zooms, and keeps what is at a place of the window there; by default what is in the middle. */
  zoomTo(zoom: number | undefined, at?: { readonly x: number; readonly y: number }): void {
    const { left, top, width, height } = this.scroller.getBoundingClientRect();
    const [x, y] = at ? [at.x - left, at.y - top] : [width / 2, height / 2];
    const before = this.scale;
    const [px, py] = [(this.scroller.scrollLeft + x) / before, (this.scroller.scrollTop + y) / before];
    this.zoom = zoom === undefined ? undefined : Math.min(mostZoom, Math.max(leastZoom, zoom));
    this.resize();
    this.scroller.scrollLeft = px * this.scale - x;
    this.scroller.scrollTop = py * this.scale - y;
  }

  /** Gives the picture the size of its zoom. */
  resize(): void {
    if (!this.svg || !this.shown) return;
    this.svg.setAttribute('width', `${Math.round(this.shown.width * this.scale)}`);
    this.svg.setAttribute('height', `${Math.round(this.shown.height * this.scale)}`);
    const isFar = this.scale < farBelow;
    this.svg.classList.toggle('far', isFar);
    growNames(this.svg, this.scale, isFar);
  }

  /** Scrolls so that a box is in sight, if it isn't. */
  reveal(box: BoxElement): void {
    const area = areaOf(box);
    const { scroller, scale } = this;
    const see = (from: number, length: number, at: number, room: number) =>
      from * scale < at || (from + Math.min(length, 40)) * scale > at + room
        ? Math.max(0, (from + length / 2) * scale - room / 2)
        : at;
    scroller.scrollTo(
      see(area.x, area.width, scroller.scrollLeft, scroller.clientWidth),
      see(area.y, area.height, scroller.scrollTop, scroller.clientHeight),
    );
  }

  /** Scrolls to a way that has just appeared. */
  private revealWay(svg: SVGSVGElement): void {
    const area = svg.querySelector<SVGGElement>('g.ways')?.getBBox();
    if (!area) return;
    const { scroller, scale } = this;
    scroller.scrollTo(
      (area.x + area.width / 2) * scale - scroller.clientWidth / 2,
      (area.y + area.height / 2) * scale - scroller.clientHeight / 2,
    );
  }

  /** The zoom at which all of the picture is seen, but never larger than it is; what is high is scrolled before it gets small. */
  private get fitting(): number {
    if (!this.shown) return 1;
    const { clientWidth, clientHeight } = this.scroller;
    const wide = (clientWidth - inset) / this.shown.width;
    const high = (clientHeight - inset) / this.shown.height;
    return Math.max(leastZoom, Math.min(1, wide, Math.max(high, readable)));
  }
}

/** Makes the picture one that can be walked through: one box has the place in the order of Tab, and arrows move it. */
function prepare(svg: SVGSVGElement): void {
  const boxes = new Set<Element>(boxesIn(svg));
  for (const below of svg.querySelectorAll('.box, .line')) {
    below.removeAttribute('role');
    if (!boxes.has(below)) below.removeAttribute('aria-label');
  }
  [...boxes].forEach((box, i) => {
    const isOuter = box.querySelector('g.box') !== null;
    box.setAttribute('role', isOuter ? 'group' : 'img');
    box.setAttribute('tabindex', i === 0 ? '0' : '-1');
    if ([...box.children].filter(({ tagName }) => tagName === 'rect').length >= 3) box.classList.add('stack');
  });
  // The page of a box takes the place of its tooltip.
  for (const title of svg.querySelectorAll('g.box > title')) title.remove();
}

function focusedId(): string | undefined {
  return (document.activeElement as BoxElement | null)?.dataset.id;
}
