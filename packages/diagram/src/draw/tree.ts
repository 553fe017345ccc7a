import { hasUnseen, replaceUnseen, visibleText } from '@azroute/engine';

/** An element as plain data: whoever shows it decides how, and no string of markup is made from names. */
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Element | string)[];
}

/** The attributes that people read or hear. */
const read = new Set(['aria-label', 'value', 'name']);

/**
 * An element. Attributes that are undefined are left out, and characters that would change how the text around them is
 * shown are escaped.
 */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly (Element | string | undefined)[]
): Element {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  );
  return {
    tag,
    attributes: Object.fromEntries(given.map(([name, value]) => [name, read.has(name) ? visible(value) : value])),
    children: children.flatMap((child) => (child === undefined ? [] : [visible(child)])),
  };
}

function visible<T>(part: T): T | string {
  if (typeof part !== 'string' || !hasUnseen(part)) return part;
  return part.split('\n').map(visibleText).join('\n');
}

/** The text of an element, with every special character escaped. */
export function markup({ tag, attributes, children }: Element, indent = ''): string {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const open = `${indent}<${tag}${list.join('')}`;
  if (children.length === 0) return `${open}/>\n`;
  if (children.every((child) => typeof child === 'string')) {
    return `${open}>${children.map(escaped).join('')}</${tag}>\n`;
  }
  if (tag === 'text') return `${open}>${children.map(inline).join('')}</${tag}>\n`;
  const inner = children.map((child) =>
    typeof child === 'string' ? `${indent} ${escaped(child)}\n` : markup(child, `${indent} `),
  );
  return `${open}>\n${inner.join('')}${indent}</${tag}>\n`;
}

/** Inside a text, where white space counts. */
function inline(child: Element | string): string {
  return typeof child === 'string' ? escaped(child) : markup(child).trimEnd();
}

const whiteSpace = /[\t\n\r]/;
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for XML; characters that XML forbids become a replacement character, and those that nobody sees a reference. */
function escaped(text: string): string {
  const allowed = text
    .replace(forbidden, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
  return replaceUnseen(allowed, (character) =>
    whiteSpace.test(character) ? character : `&#x${character.codePointAt(0)?.toString(16)};`,
  );
}
