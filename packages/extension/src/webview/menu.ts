import { make } from './build.js';
import { putAt } from './places.js';

/** What a menu offers. */
export type Offer = readonly [label: string, run: () => void];

/** The context menu of a box. */
export class Menu {
  readonly element = make('div', { class: 'menu', role: 'menu', 'aria-label': 'What to do with it', hidden: '' });
  private back: HTMLElement | SVGElement | undefined;

  constructor() {
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.element.hidden = true;
    });
  }

  /** Opens it at a place of the window; the focus returns to what it is about. */
  open(offers: readonly Offer[], at: { readonly x: number; readonly y: number }, back: HTMLElement | SVGElement): void {
    this.back = back;
    this.element.replaceChildren(
      ...offers.map(([label, run]) => {
        const item = make('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, label);
        item.addEventListener('click', () => {
          this.close();
          run();
        });
        return item;
      }),
    );
    this.element.hidden = false;
    putAt(this.element, at.x, at.y);
    this.items[0]?.focus();
  }

  private get items(): HTMLElement[] {
    return [...this.element.children] as HTMLElement[];
  }

  private close(): void {
    this.back?.focus();
    this.element.hidden = true;
  }

  private key(event: KeyboardEvent): void {
    const { items } = this;
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
