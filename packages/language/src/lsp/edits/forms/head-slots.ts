import type { DeclId } from '@azroute/engine';
import type { Word } from '../../../formatting/words.js';
import type { DeclKind } from '../../../symbols/declaration.js';
import { nameText } from '../../../symbols/reference-text.js';
import { changeItems, itemsOf } from '../comma-list.js';
import type { NamesInText } from '../names-in-text.js';
import { canonicalValue } from '../values.js';
import type { Writing } from '../writing.js';
import type { Slot } from './form.js';
import { itemChange } from './item-change.js';

/** The name of a declaration, which changes do not touch. */
export function name<D extends { readonly name: string }>(): Slot<D> {
  return {
    print: (value) => ({ head: nameText(value.name) }),
    change: (_change, _before, _after, writing) => writing.fail(),
  };
}

/**
 * Consecutive words of the head.
 * @param text what they are; empty if they are absent
 * @param find those that are written
 * @param behind the word behind which they go if they are not yet written; by default the last one
 */
export function words<D>(
  text: (value: D, names: NamesInText) => string,
  find: (head: readonly Word[]) => readonly Word[],
  behind: (head: readonly Word[]) => Word | undefined = (head) => head[head.length - 1],
): Slot<D> {
  return {
    print: (value, names) => ({ head: text(value, names) }),
    change: (change, _before, after, { names }) => {
      const written = find(change.head);
      const wanted = text(after, names);
      if (wanted === '') change.removeWords(written);
      else if (written.length > 0) change.replaceWords(written, wanted);
      else change.insertAfter(behind(change.head), wanted);
    },
  };
}

/** Words of these roles. */
export function ofRole(...roles: readonly string[]): (head: readonly Word[]) => readonly Word[] {
  return (head) => head.filter(({ role }, i) => i > 0 && roles.includes(role));
}

/** A list of values with commas between them in the head. */
export function valueList<D>(role: string, values: (value: D) => readonly string[]): Slot<D> {
  return {
    print: (value) => ({ head: values(value).join(', ') }),
    change: (change, before, after, writing) => {
      const written = itemsOf(listWords(change.head, role));
      const { changed, added } = itemChange(written, values(before), values(after), (item) =>
        canonicalValue(item.first.text),
      );
      if (values(after).length === 0 || written.length === 0) writing.fail();
      else change.replace(...changeItems(change.statement.text, written, { changed, added }));
    },
  };
}

/** A keyword with a list of values behind it in the head, both of which may be absent. */
export function keywordList<D>(
  keyword: string,
  role: string,
  values: (value: D) => readonly string[],
  behind?: (head: readonly Word[]) => Word | undefined,
): Slot<D> {
  return words(
    (value) => (values(value).length === 0 ? '' : `${keyword} ${values(value).join(', ')}`),
    (head) => {
      const isOwn = head.map((word, i) => i > 0 && (word.role === role || word.text === keyword));
      return head.slice(Math.max(0, isOwn.indexOf(true)), isOwn.lastIndexOf(true) + 1);
    },
    behind,
  );
}

/** A list of references with commas between them at the end of the head. */
export function referenceList<D>(
  role: string,
  kinds: readonly DeclKind[],
  ids: (value: D) => readonly DeclId[],
  prefix = '',
): Slot<D> {
  const text = (value: D, names: NamesInText) => {
    const list = ids(value).map((id) => names.ref(id));
    return list.length > 0 ? prefix + list.join(', ') : '';
  };
  return {
    print: (value, names) => ({ head: text(value, names) }),
    change: (change, before, after, writing) => {
      const written = itemsOf(listWords(change.head, role));
      if (ids(after).length === 0 || written.length === 0) {
        writing.fail();
        return;
      }
      const { changed, added } = itemChange(written, ids(before), ids(after), resolver(writing, kinds));
      const shown = (id: string) => writing.names.ref(id);
      const inWords = new Map(
        [...changed].map(([item, id]) => [item, id === undefined ? undefined : shown(id)] as const),
      );
      change.replace(...changeItems(change.statement.text, written, { changed: inWords, added: added.map(shown) }));
    },
  };
}

/** What the reference of an item refers to. */
export function resolver(writing: Writing, kinds: readonly DeclKind[]) {
  return ({ first }: { readonly first: Word }) => writing.resolve(first.text, kinds) ?? '';
}

/** The words of a role with the commas between them. */
function listWords(head: readonly Word[], role: string): readonly Word[] {
  const isOne = head.map((word, i) => i > 0 && word.role === role);
  const [first, last] = [isOne.indexOf(true), isOne.lastIndexOf(true)];
  return first < 0 ? [] : head.slice(first, last + 1);
}
