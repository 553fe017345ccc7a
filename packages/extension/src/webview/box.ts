/** A box of the picture. */
export type BoxElement = SVGGElement & { readonly dataset: { readonly id?: string } };

/** The box in which something on the page is, if it is in one. */
export function boxAt(target: EventTarget | null): BoxElement | undefined {
  const box = target instanceof Element ? target.closest<BoxElement>('g.box:not(.region)') : null;
  return box ?? undefined;
}

/** Whether a box stands for several things that can be drawn one by one. */
export function isFolded(box: BoxElement): boolean {
  return box.classList.contains('stack') || box.classList.contains('more');
}

/** What is unfolded by a box: itself, or what it is in. */
export function unfoldId(box: BoxElement, id: string): string {
  return box.classList.contains('more') ? (box.parentElement?.closest<BoxElement>('g.box')?.dataset.id ?? id) : id;
}

/** The declaration that an id is about: parts of one have its id, a number sign and more. */
export function plainId(id: string): string {
  return id.replace(/#.*$/, '');
}

/** The name on a box. */
export function nameOf(box: BoxElement): string {
  return box.querySelector('text')?.textContent ?? '';
}
