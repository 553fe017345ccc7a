import { append } from '@azroute/engine';
import type { Word } from '../../formatting/words.js';
import { type Item, itemsOf } from './comma-list.js';
import { canonicalValue } from './values.js';

/** An attribute of an end of a statement; `value` is empty for a flag. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
  /** The thing that the value names. */
  readonly names?: string;
}

/** An attribute in a text. */
export interface WrittenAttribute extends Item, Attribute {
  /** True if its key is that of the attribute before it: `prefixes 10.1.0.0/16, 10.2.0.0/16`. */
  readonly continues: boolean;
}

/** Keys that may be in brackets once only. */
const single: ReadonlySet<string> = new Set([
  'allowForwardedTraffic',
  'allowGatewayTransit',
  'useRemoteGateways',
  'allowVirtualNetworkAccess',
  'asOverride',
  'nextHopSelf',
  'nextHopUnchanged',
  'nextHop',
  'endpoint',
  'instance',
  'weight',
  'associatedRouteTable',
  'enableInternetSecurity',
  'propagateStaticRoutes',
  'vnetLocalRouteOverrideCriteria',
]);

/** The attributes that are written between two brackets. */
export function attributesOf(words: readonly Word[]): WrittenAttribute[] {
  const attributes: WrittenAttribute[] = [];
  for (const item of itemsOf(words)) {
    const inside = words.filter(
      ({ offset, text }) => offset >= item.first.offset && offset <= item.last.offset && text !== ',',
    );
    const isValue = item.first.role === 'prefixes' || item.first.role === 'addresses';
    const values = isValue ? inside : inside.slice(1);
    const key = isValue ? (attributes[attributes.length - 1]?.key ?? '') : item.first.text;
    const text = values.map((word) => canonicalValue(word.text)).join(' ');
    attributes.push({ ...item, key, value: text === 'true' ? '' : text, continues: isValue });
  }
  return attributes;
}

/** An attribute as it is written. */
function attributeText({ key, value }: Attribute): string {
  return value === '' ? key : `${key} ${value}`;
}

/** Keys with a list of values. */
const withList: ReadonlySet<string> = new Set(['prefixes', 'bgpIp']);

/** Attributes as they are written, those of a key with a list together. */
export function attributeTexts(attributes: readonly Attribute[]): readonly string[] {
  const lists = new Map<string, string[]>();
  for (const { key, value } of attributes) if (withList.has(key)) append(lists, key, value);
  return attributes.flatMap((one) => {
    const values = lists.get(one.key);
    if (!values) return attributeText(one);
    return values[0] === one.value ? `${one.key} ${values.join(', ')}` : [];
  });
}

/** What changes the attributes that are written to others. */
export interface AttributeChange {
  readonly changed: ReadonlyMap<WrittenAttribute, string | undefined>;
  readonly added: readonly string[];
}

/**
 * Finds the fewest changes from the attributes that a topology has at an end to others.
 * @param named the thing that a written value names
 */
export function attributeChange(
  written: readonly WrittenAttribute[],
  before: readonly Attribute[],
  after: readonly Attribute[],
  named: (key: string, value: string) => string | undefined,
): AttributeChange {
  const id = ({ key, value, names }: Attribute) => `${key} ${names ?? value}`;
  const idOf = (one: WrittenAttribute) =>
    named(one.key, one.last.text) === undefined ? id(one) : `${one.key} ${named(one.key, one.last.text)}`;
  const stays = countOf(after.map(id));
  const gone = new Set<WrittenAttribute>();
  const left = countOf(before.map(id));
  for (const one of written) {
    const key = idOf(one);
    if (take(left, key) && !take(stays, key)) gone.add(one);
  }
  const had = countOf(before.map(id));
  const added = after.filter((one) => !take(had, id(one)));
  const changed = new Map<WrittenAttribute, string | undefined>();
  const appended: Attribute[] = [];
  for (const one of added) {
    const place =
      [...gone].find(({ key }) => key === one.key) ??
      (single.has(one.key) ? written.find((other) => other.key === one.key) : undefined);
    if (!place) appended.push(one);
    else {
      changed.set(place, place.continues ? one.value : attributeText(one));
      gone.delete(place);
    }
  }
  for (const one of gone) changed.set(one, undefined);
  const rest = appended.filter((one) => !extendList(written, changed, one));
  return { changed: keepKeys(written, changed), added: attributeTexts(rest) };
}

/** Adds a value to the list that is written under its key; false if there is none. */
function extendList(
  written: readonly WrittenAttribute[],
  changed: Map<WrittenAttribute, string | undefined>,
  { key, value }: Attribute,
): boolean {
  if (!withList.has(key)) return false;
  const staying = written.filter((one) => one.key === key && (!changed.has(one) || changed.get(one) !== undefined));
  const last = staying[staying.length - 1];
  if (last) {
    const text = changed.get(last) ?? (last.continues ? last.value : attributeText(last));
    changed.set(last, `${text}, ${value}`);
  }
  return last !== undefined;
}

/** If an attribute goes whose key those after it need, the value of one of them takes its place. */
function keepKeys(
  written: readonly WrittenAttribute[],
  changed: ReadonlyMap<WrittenAttribute, string | undefined>,
): ReadonlyMap<WrittenAttribute, string | undefined> {
  const result = new Map(changed);
  const isGone = (one: WrittenAttribute) => result.has(one) && result.get(one) === undefined;
  written.forEach((one, i) => {
    if (one.continues || !isGone(one)) return;
    for (let next = i + 1; written[next]?.continues; next++) {
      const other = written[next] as WrittenAttribute;
      if (isGone(other)) continue;
      result.set(one, attributeText({ key: one.key, value: result.get(other) ?? other.value }));
      result.set(other, undefined);
      return;
    }
  });
  return result;
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count > 0) counts.set(text, count - 1);
  return count > 0;
}
