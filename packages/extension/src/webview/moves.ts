import { areaOf, boxesIn } from './places.js';

/** How long a box takes to its new place, so that the eye follows, in milliseconds. */
const duration = 150;

/** Where the boxes are now, by their ids. */
export function placesOf(root: ParentNode): ReadonlyMap<string, DOMRect> {
  return new Map(boxesIn(root).map((box) => [box.dataset.id ?? '', areaOf(box)]));
}

/** Moves boxes from where they were to where they are. */
export function animateFrom(before: ReadonlyMap<string, DOMRect>, root: ParentNode): void {
  if (isCalm()) return;
  for (const box of boxesIn(root)) {
    const [dx, dy] = moved(before, box);
    const outer = box.parentElement?.closest('g.box');
    const [ox, oy] = outer ? moved(before, outer) : [0, 0];
    const [x, y] = [dx - ox, dy - oy];
    if (x === 0 && y === 0) continue;
    box.animate([{ transform: `translate(${x}px,${y}px)` }, { transform: 'none' }], { duration, easing: 'ease-out' });
  }
}

function moved(before: ReadonlyMap<string, DOMRect>, box: Element): readonly [number, number] {
  const old = before.get(box.getAttribute('data-id') ?? '');
  const now = areaOf(box);
  return old ? [old.x - now.x, old.y - now.y] : [0, 0];
}

/** Whether somebody wants nothing to move. */
function isCalm(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
