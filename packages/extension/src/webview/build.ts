import type { Tree } from './messages.js';

const svg = 'http://www.w3.org/2000/svg';
const html = 'http://www.w3.org/1999/xhtml';

/** The elements that are built: everything else of a tree is left out. */
const svgTags = new Set('svg g rect path circle text tspan title'.split(' '));
const htmlTags = new Set(
  'a b blockquote br code em h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul'.split(' '),
);

/** The attributes that are set: none of them runs, loads or styles anything by itself. */
const attributes = new Set(
  `aria-hidden aria-label class cx cy d data-href data-id dx fill font-family font-size font-weight height opacity r role rx
  stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width text-anchor transform viewBox width x y`.split(
    /\s+/,
  ),
);

/** Builds an element from plain data. Names are text, never markup. */
export function build({ tag, attributes: given, children }: Tree): Element | undefined {
  const isSvg = svgTags.has(tag);
  if (!isSvg && !htmlTags.has(tag)) return undefined;
  const element = document.createElementNS(isSvg ? svg : html, tag);
  for (const [name, value] of Object.entries(given)) if (attributes.has(name)) element.setAttribute(name, `${value}`);
  for (const child of children) {
    const part = typeof child === 'string' ? child : build(child);
    if (part) element.append(part);
  }
  return element;
}

/** An element of the page with a text or other elements. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that does something. */
export function button(label: string, title: string, run: () => void): HTMLButtonElement {
  const element = make('button', { type: 'button', title }, label);
  if (label.length < 3) element.setAttribute('aria-label', title);
  element.addEventListener('click', run);
  return element;
}
