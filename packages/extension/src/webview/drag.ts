/** How far the pointer moves at least for a drag, in pixels; less is a click. */
const least = 4;

/** Moves the picture with the pointer, from any place of it. */
export class Drag {
  /** Whether the last press of the pointer has moved the picture, and was no click. */
  hasMoved = false;

  /** @param ended called when the pointer is released */
  constructor(private readonly ended: () => void) {}

  /** The pointer is pressed. */
  start({ target, button, pointerType, clientX: x, clientY: y }: PointerEvent): void {
    const scroller = target instanceof Element ? target.closest('.scroller') : null;
    this.hasMoved = false;
    if (!scroller || button !== 0 || pointerType === 'touch') return;
    const { scrollLeft, scrollTop } = scroller;
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (Math.abs(clientX - x) + Math.abs(clientY - y) > least) this.hasMoved = true;
        if (this.hasMoved) scroller.scrollTo(scrollLeft + x - clientX, scrollTop + y - clientY);
      },
      { signal },
    );
    addEventListener(
      'pointerup',
      () => {
        stop.abort();
        this.ended();
      },
      { signal },
    );
  }
}

/** Moves two pictures of the same network together. */
export function moveTogether(scrollers: readonly HTMLElement[]): void {
  for (const scroller of scrollers) {
    scroller.addEventListener('scroll', () => {
      for (const other of scrollers) {
        if (other !== scroller) other.scrollTo(scroller.scrollLeft, scroller.scrollTop);
      }
    });
  }
}
