import type { Word } from '../../formatting/words.js';
import { lineEndOf } from '../../text/lines.js';
import type { Replacement } from '../scratch.js';
import { indentationAt, isFirstOnLine } from './lines-around.js';

/** An item of a list with commas: its first and its last word, and the comma before it. */
export interface Item {
  readonly first: Word;
  readonly last: Word;
  readonly comma: Word | undefined;
}

/** Changes of the items of a list: what replaces an item, or nothing to remove it. */
export interface ListChange<I extends Item> {
  readonly changed: ReadonlyMap<I, string | undefined>;
  readonly added: readonly string[];
}

/** The items that words are, if commas separate them. */
export function itemsOf(words: readonly Word[]): Item[] {
  const items: { first: Word; last: Word; comma: Word | undefined }[] = [];
  let comma: Word | undefined;
  let begins = true;
  for (const word of words) {
    const last = items[items.length - 1];
    if (word.text === ',') {
      comma = word;
      begins = true;
    } else if (begins || !last) {
      items.push({ first: word, last: word, comma });
      begins = false;
    } else last.last = word;
  }
  return items;
}

/**
 * Changes a list, of which at least one item stays or is replaced. Comments between its items stay, and items that are
 * on lines of their own remain so.
 */
export function changeItems<I extends Item>(text: string, items: readonly I[], change: ListChange<I>): Replacement[] {
  const { changed, added } = change;
  const isGone = (item: I) => changed.has(item) && changed.get(item) === undefined;
  const replacements: Replacement[] = [];
  const kept = items.filter((item) => !isGone(item));
  const leading = items.indexOf(kept[0] as I);
  items.forEach((item, i) => {
    const wanted = changed.get(item);
    if (wanted !== undefined) replacements.push({ start: item.first.offset, end: item.last.end, text: wanted });
    else if (isGone(item)) {
      const next = items[i + 1];
      if (i < leading && next)
        replacements.push(...without(text, item.first.offset, next.first.offset, [item, next.comma]));
      else if (i > 0)
        replacements.push(...without(text, items[i - 1]?.last.end ?? 0, item.last.end, [item.comma, item]));
    }
  });
  const last = kept[kept.length - 1];
  if (last && added.length > 0) {
    const separator = ownLine(text, items, last);
    replacements.push({ start: last.last.end, end: last.last.end, text: added.map((one) => separator + one).join('') });
  }
  return replacements;
}

/** Removes a range, but only the words in it if there are comments between them. */
function without(text: string, start: number, end: number, parts: readonly (Item | Word | undefined)[]): Replacement[] {
  const spans = parts.flatMap((part) => {
    if (!part) return [];
    return 'first' in part ? { start: part.first.offset, end: part.last.end } : { start: part.offset, end: part.end };
  });
  const rest = [...spans].sort((a, b) => b.start - a.start);
  let between = text.slice(start, end);
  for (const span of rest) between = between.slice(0, span.start - start) + between.slice(span.end - start);
  if (between.trim() === '') return [{ start, end, text: '' }];
  return spans.map((span) => ({ ...span, text: '' }));
}

function ownLine(text: string, items: readonly Item[], last: Item): string {
  const apart = items.some((item) => item.comma && isFirstOnLine(text, item.first.offset));
  const alone = items.length === 1 && isFirstOnLine(text, last.first.offset);
  if (!apart && !alone) return ', ';
  return `,${lineEndOf(text)}${indentationAt(text, last.first.offset)}`;
}
