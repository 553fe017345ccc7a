import type { BoxElement } from './box.js';
import { make } from './build.js';

/** A field that finds boxes by what they say: names, prefixes and addresses. */
export class Search {
  readonly element = make('input', {
    type: 'search',
    placeholder: 'Find a name, prefix or address',
    'aria-label': 'Find in the diagram',
    spellcheck: 'false',
  });
  readonly count = make('span', { class: 'muted count', role: 'status' });
  private found: readonly BoxElement[] = [];
  private at = -1;

  constructor(
    private readonly boxes: () => readonly BoxElement[],
    private readonly reveal: (box: BoxElement) => void,
  ) {
    this.element.addEventListener('input', () => this.find());
    this.element.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Enter') this.next(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') {
        if (this.element.value === '') this.found[this.at]?.focus();
        this.element.value = '';
        this.find();
      }
    });
  }

  /** Marks what is found, after a change of the picture too. */
  find(): void {
    const words = this.element.value.toLowerCase().split(/\s+/).filter(Boolean);
    const all = this.boxes();
    this.found = words.length === 0 ? [] : all.filter((box) => words.every((word) => saysOf(box).includes(word)));
    for (const box of all) box.classList.toggle('found', this.found.includes(box));
    this.at = -1;
    this.tell(words.length > 0);
  }

  private next(step: number): void {
    if (this.found.length === 0) return;
    this.at = (this.at + step + this.found.length) % this.found.length;
    const box = this.found[this.at];
    if (box) this.reveal(box);
    this.tell(true);
  }

  private tell(isAsked: boolean): void {
    const many = this.found.length;
    const text = many === 0 ? 'Nothing found' : this.at < 0 ? `${many} found` : `${this.at + 1} of ${many}`;
    this.count.textContent = isAsked ? text : '';
  }
}

function saysOf(box: BoxElement): string {
  return (box.getAttribute('aria-label') ?? '').toLowerCase();
}
