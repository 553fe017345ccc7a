import { type DeclId, namesInId } from '@azroute/engine';
import type { Word } from '../../../formatting/words.js';
import { nameText } from '../../../symbols/reference-text.js';
import { type Attribute, attributeChange, attributesOf, attributeTexts } from '../attributes.js';
import type { Change } from '../change.js';
import { changeItems } from '../comma-list.js';
import type { NamesInText } from '../names-in-text.js';
import type { Writing } from '../writing.js';
import type { Slot } from './form.js';

/** One end of a statement with two ends: its device, and attributes in brackets. */
export interface End<E> {
  readonly device: (end: E) => DeclId;
  readonly attributes: (end: E, names: NamesInText) => readonly Attribute[];
}

/**
 * One end of a statement.
 * @param lead what stands before it in a new statement
 */
export function end<D, E>(side: 'a' | 'b', of: (value: D) => E, kind: End<E>, lead = ''): Slot<D> {
  return {
    print: (value, names) => {
      const written = attributeTexts(kind.attributes(of(value), names));
      const brackets = written.length > 0 ? ` [${written.join(', ')}]` : '';
      return { head: `${lead}${names.ref(kind.device(of(value)))}${brackets}` };
    },
    change: (change, before, after, writing) => {
      const [old, now] = [of(before), of(after)];
      const place = endOf(change.head, side);
      if (!place) {
        writing.fail();
        return;
      }
      if (kind.device(old) !== kind.device(now))
        change.replaceWords([place.device], writing.names.ref(kind.device(now)));
      const { names } = writing;
      const device = kind.device(old);
      changeAttributes(change, place, kind.attributes(old, names), kind.attributes(now, names), writing, device);
    },
  };
}

interface EndWords {
  readonly device: Word;
  /** The words between its brackets; undefined if there are none. */
  readonly attributes: readonly Word[] | undefined;
  readonly close: Word | undefined;
}

function changeAttributes(
  change: Change,
  { device, attributes, close }: EndWords,
  before: readonly Attribute[],
  after: readonly Attribute[],
  writing: Writing,
  owner: DeclId,
): void {
  const written = attributesOf(attributes ?? []);
  const { changed, added } = attributeChange(written, before, after, (key, text) => namedBy(writing, owner, key, text));
  const stays = written.some((one) => !changed.has(one) || changed.get(one) !== undefined);
  const { text } = change.statement;
  if (stays) change.replace(...changeItems(text, written, { changed, added }));
  else if (close && added.length > 0)
    change.replace({ start: close.offset, end: close.offset, text: added.join(', ') });
  else if (added.length > 0) change.insertAfter(device, `[${added.join(', ')}]`);
  if (stays || !close || written.length === 0) return;
  const [first, last] = [written[0]?.first.offset ?? 0, written[written.length - 1]?.last.end ?? 0];
  const around = text.slice(device.end, first) + text.slice(last, close.end);
  if (added.length === 0 && /^\s*\[\s*\]$/.test(around))
    change.replace({ start: device.end, end: close.end, text: '' });
  else change.replace({ start: first, end: last, text: '' });
}

/** The words of an end of a statement with an arrow. */
function endOf(head: readonly Word[], side: 'a' | 'b'): EndWords | undefined {
  let depth = 0;
  const arrow = head.findIndex(({ text }) => {
    if (text === '[') depth++;
    if (text === ']') depth--;
    return depth === 0 && (text === '<->' || text === '->');
  });
  if (arrow < 0) return undefined;
  const from = side === 'b' ? arrow + 1 : head[arrow - 1]?.text === ']' ? openingOf(head, arrow - 1) - 1 : arrow - 1;
  const device = head[from];
  if (!device) return undefined;
  if (head[from + 1]?.text !== '[') return { device, attributes: undefined, close: undefined };
  const close = head.findIndex(({ text }, i) => i > from && text === ']');
  return { device, attributes: head.slice(from + 2, close), close: head[close] };
}

function openingOf(head: readonly Word[], close: number): number {
  return head.map(({ text }) => text).lastIndexOf('[', close);
}

/** The thing that a value in the brackets of an end names: tables of a hub are looked up in the hub of the end first. */
function namedBy(writing: Writing, device: DeclId, key: string, text: string): DeclId | undefined {
  if (key === 'subnet') return writing.resolve(text, ['subnet']) ?? '';
  if (key !== 'associatedRouteTable' && key !== 'propagatedRouteTables') return undefined;
  const inHub = `${nameText(namesInId(device)[0] ?? '')}.${text}`;
  return writing.resolve(inHub, ['hubRouteTable']) ?? writing.resolve(text, ['hubRouteTable']) ?? '';
}
