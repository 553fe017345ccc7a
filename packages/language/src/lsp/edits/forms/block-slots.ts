import type { DeclId } from '@azroute/engine';
import type { DeclKind } from '../../../symbols/declaration.js';
import type { Change, Place } from '../change.js';
import { changeItems, type Item, itemsOf } from '../comma-list.js';
import type { NamesInText } from '../names-in-text.js';
import type { Printed } from '../printed.js';
import type { Member } from '../statement.js';
import { canonicalValue } from '../values.js';
import type { Writing } from '../writing.js';
import { type Form, printed, type Slot, writeDifferences } from './form.js';
import { resolver } from './head-slots.js';
import { itemChange } from './item-change.js';
import { placeOf } from './placing.js';

const line = (head: string): Printed => ({ head, members: [] });

/** A setting with one value; undefined if it is absent, empty if it is a flag. */
export function setting<D>(keyword: string, text: (value: D, names: NamesInText) => string | undefined): Slot<D> {
  const statement = (value: D, names: NamesInText) => {
    const written = text(value, names);
    return written === undefined ? undefined : `${keyword} ${written}`.trimEnd();
  };
  const slot: Slot<D> = {
    keywords: [keyword],
    print: (value, names) => {
      const head = statement(value, names);
      return head === undefined ? {} : { members: [line(head)] };
    },
    change: (change, _before, after, { names }, form) => {
      const wanted = statement(after, names);
      const [first, ...more] = change.members.filter((member) => member.keyword === keyword);
      for (const member of wanted === undefined && first ? [first, ...more] : more) change.remove(member);
      if (wanted === undefined) return;
      if (first) change.replaceWords(first.head, wanted);
      else change.add(line(wanted), placeOf(change, form, slot));
    },
  };
  return slot;
}

/** A setting that is a flag. */
export function flag<D>(keyword: string, isSet: (value: D) => boolean): Slot<D> {
  return setting(keyword, (value) => (isSet(value) ? '' : undefined));
}

/** A setting with a list of values, which may be written in several statements. */
export function settingList<D>(
  keyword: string,
  values: (value: D) => readonly string[],
  text: (value: string) => string = (value) => value,
): Slot<D> {
  return listOf(keyword, values, text, () => (item) => canonicalValue(item.first.text));
}

/** A setting with a list of references, which may be written in several statements. */
export function settingReferences<D>(
  keyword: string,
  kinds: readonly DeclKind[],
  ids: (value: D) => readonly DeclId[],
): Slot<D> {
  return listOf(
    keyword,
    ids,
    (id, names) => names.ref(id),
    (writing) => resolver(writing, kinds),
  );
}

function listOf<D>(
  keyword: string,
  keys: (value: D) => readonly string[],
  text: (key: string, names: NamesInText) => string,
  reader: (writing: Writing) => (item: Item) => string,
): Slot<D> {
  const statement = (list: readonly string[], names: NamesInText) =>
    line(`${keyword} ${list.map((key) => text(key, names)).join(', ')}`);
  const slot: Slot<D> = {
    keywords: [keyword],
    print: (value, names) => {
      const list = keys(value);
      return list.length > 0 ? { members: [statement(list, names)] } : {};
    },
    change: (change, before, after, writing, form) => {
      const members = change.members.filter((member) => member.keyword === keyword);
      const written = members.flatMap((member) => itemsOf(member.head.slice(1)));
      const { changed, added } = itemChange(written, keys(before), keys(after), reader(writing));
      const shown = new Map([...changed].map(([item, key]) => [item, key && text(key, writing.names)] as const));
      const rest = changeMembers(
        change,
        members,
        shown,
        added.map((key) => text(key, writing.names)),
      );
      if (rest.length > 0) change.add(line(`${keyword} ${rest.join(', ')}`), placeOf(change, form, slot));
    },
  };
  return slot;
}

/** Changes the items of some statements. @returns what could not be added to one of them */
function changeMembers(
  change: Change,
  members: readonly Member[],
  changed: ReadonlyMap<Item, string | undefined>,
  added: readonly string[],
): readonly string[] {
  // Items are compared by their places, since each reading of a statement makes new ones.
  const wanted = new Map([...changed].map(([{ first }, text]) => [first.offset, text] as const));
  let left = added;
  for (const member of [...members].reverse()) {
    const items = itemsOf(member.head.slice(1));
    const own = new Map(
      items.flatMap((item) => (wanted.has(item.first.offset) ? [[item, wanted.get(item.first.offset)] as const] : [])),
    );
    if (items.every((item) => own.has(item) && own.get(item) === undefined)) change.remove(member);
    else {
      change.replace(...changeItems(change.statement.text, items, { changed: own, added: left }));
      left = [];
    }
  }
  return left;
}

/** Declarations in the block. */
export function children<D, C extends { readonly id: DeclId }>(
  list: (value: D) => readonly C[],
  form: Form<C>,
): Slot<D> {
  const slot: Slot<D> = {
    keywords: [form.keyword],
    print: (value, names) => ({ members: list(value).map((child) => printed(form, child, names)) }),
    change: (change, before, after, writing, own) => {
      changeChildren(change, list(before), list(after), form, writing, () => placeOf(change, own, slot));
    },
  };
  return slot;
}

/** Writes the difference between two lists of declarations in a block. */
export function changeChildren<C extends { readonly id: DeclId }>(
  change: Change,
  before: readonly C[],
  after: readonly C[],
  form: Form<C>,
  writing: Writing,
  place: () => Place,
): void {
  const kept = new Map(after.map((child) => [child.id, child]));
  const known = new Map(before.map((child) => [child.id, child]));
  for (const child of before) {
    const now = kept.get(child.id);
    if (now === child) continue;
    if (now) writeDifferences(form, child, now, writing);
    else {
      const member = memberOf(change, writing, child.id);
      if (member) change.remove(member);
      else writing.fail();
    }
  }
  after.forEach((child, i) => {
    if (known.has(child.id)) return;
    const previous = after
      .slice(0, i)
      .reverse()
      .find(({ id }) => known.has(id));
    const next = previous ? undefined : after.slice(i).find(({ id }) => known.has(id));
    const [above, below] = [
      previous && memberOf(change, writing, previous.id),
      next && memberOf(change, writing, next.id),
    ];
    const names = writing.namesIn(change.statement.uri);
    change.add(printed(form, child, names), above ? { after: above } : below ? { before: below } : place());
  });
}

function memberOf(change: Change, { texts }: Writing, id: DeclId): Member | undefined {
  const offset = texts.nodeOf(id)?.node.$cstNode?.offset;
  return change.members.find(({ start }) => start === offset);
}
