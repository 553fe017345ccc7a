import { build, make } from './build.js';
import { tell } from './host.js';
import type { Tree } from './messages.js';
import { putAt } from './places.js';

/** How long the pointer rests before the page of a box appears, and how long it may be beside it, in milliseconds. */
const [rest, leave] = [400, 250];

/** The page of a declaration beside its box: the same as the hover of the text. */
export class Popup {
  readonly element = make('div', { class: 'popup', role: 'tooltip', tabindex: '-1', hidden: '' });
  private wanted: Element | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.addEventListener('pointerenter', () => clearTimeout(this.timer));
    this.element.addEventListener('pointerleave', () => this.closeSoon());
    this.element.addEventListener('click', ({ target }) => {
      const link = target instanceof Element ? target.closest('[data-href]') : null;
      const href = link?.getAttribute('data-href');
      if (href) tell({ kind: 'link', href });
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** The pointer is over a box: its page is asked for if it stays there. */
  point(box: Element | undefined): void {
    if (box === this.wanted) {
      clearTimeout(this.timer);
      if (this.isOpen || !box) return;
    }
    clearTimeout(this.timer);
    if (!box) {
      this.closeSoon();
      return;
    }
    this.timer = setTimeout(() => this.ask(box), rest);
  }

  /** Asks for the page of a box at once. */
  ask(box: Element): void {
    this.wanted = box;
    const id = box.getAttribute('data-id');
    if (id) tell({ kind: 'page', id });
  }

  /** Shows the page of a declaration, if it is still wanted. */
  show(id: string, content: readonly Tree[]): void {
    if (this.wanted?.getAttribute('data-id') !== id || !this.wanted.isConnected || content.length === 0) return;
    this.element.replaceChildren(...content.flatMap((part) => build(part) ?? []));
    for (const link of this.element.querySelectorAll('a')) {
      link.setAttribute('tabindex', '0');
      link.setAttribute('role', 'link');
    }
    this.element.hidden = false;
    const box = this.wanted.getBoundingClientRect();
    const { offsetHeight: height } = this.element;
    const below = box.bottom + 6;
    putAt(this.element, box.left, below + height <= innerHeight ? below : box.top - 6 - height);
  }

  close(): void {
    clearTimeout(this.timer);
    this.wanted = undefined;
    this.element.hidden = true;
  }

  private closeSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), leave);
  }
}
