import type { BoxElement } from './box.js';

/**
 * The boxes under an element that somebody can go to, in their order. What a way passes is drawn once more above it, and
 * counts instead of what is below.
 */
export function boxesIn(root: ParentNode): BoxElement[] {
  const all = [...root.querySelectorAll<BoxElement>('g.box[data-id]:not(.region)')];
  const last = new Map(all.map((box) => [box.dataset.id, box]));
  return all.filter((box) => last.get(box.dataset.id) === box);
}

/** Where the own rectangle of a box is in the picture. */
export function areaOf(box: Element): DOMRect {
  const rects = [...box.children].filter((child) => child.tagName === 'rect');
  const rect = rects[box.classList.contains('stack') ? 2 : 0];
  const number = (name: string) => Number(rect?.getAttribute(name) ?? 0);
  return new DOMRect(number('x'), number('y'), number('width'), number('height'));
}

/**
 * The box that somebody means who goes from one into a direction: the nearest one there, and one that is straight ahead
 * rather than one aside.
 */
export function neighbour(
  boxes: readonly BoxElement[],
  from: BoxElement,
  dx: number,
  dy: number,
): BoxElement | undefined {
  const start = areaOf(from);
  let best: BoxElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    // Into a frame and out of it leads only down and up.
    const isNested = box.contains(from) || from.contains(box);
    if (box === from || (isNested && dx !== 0)) continue;
    const area = areaOf(box);
    const ahead = isNested ? dy * (area.y - start.y) - 1 : gap(start, area, dx, dy);
    const aside = dx === 0 ? Math.abs(area.x - start.x) : Math.abs(area.y - start.y);
    const distance = ahead + 3 * aside;
    if (ahead >= 0 && distance < least) [best, least] = [box, distance];
  }
  return best;
}

/** How far it is from one rectangle to another one in a direction; negative if that is not ahead. */
function gap(from: DOMRect, to: DOMRect, dx: number, dy: number): number {
  if (dx !== 0) return dx > 0 ? to.left - from.right : from.left - to.right;
  return dy > 0 ? to.top - from.bottom : from.top - to.bottom;
}

/** Puts an element that floats over the page at a place of the window, or as near to it as it fits. */
export function putAt({ style, offsetWidth, offsetHeight }: HTMLElement, x: number, y: number): void {
  const within = (at: number, room: number) => `${Math.max(4, Math.min(at, room - 4))}px`;
  style.left = within(x, innerWidth - offsetWidth);
  style.top = within(y, innerHeight - offsetHeight);
}
