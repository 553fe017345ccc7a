import { distinctBy } from '@azroute/engine';
import { addressFunctions } from './address-functions.js';
import { formattedText } from './format-function.js';
import { longest } from './longest.js';
import { Unresolved } from './unresolved.js';
import { type Fields, fields, isFields, isSame, keyOf, known, list, number, text, truth } from './values.js';

/** A function of templates whose value depends on its arguments alone. */
export type PlainFunction = (...values: unknown[]) => unknown;

/** The functions that depend on their arguments alone, by name in lower case. */
export const plainFunctions: Readonly<Record<string, PlainFunction>> = {
  ...addressFunctions,
  concat: (...values) => {
    const own = values.map(known);
    return own.some(Array.isArray) ? limited(own.flat()) : joined(own.map(text), '');
  },
  format: (pattern, ...values) => formattedText(text(pattern), values),
  equals: (a, b) => isSame(a, b),
  not: (value) => !truth(value),
  true: () => true,
  false: () => false,
  null: () => null,
  empty: (value) => {
    const own = known(value) ?? '';
    return isFields(own) ? Object.keys(own).length === 0 : Array.isArray(own) ? own.length === 0 : text(own) === '';
  },
  contains: (container, item) => {
    const own = known(container);
    if (Array.isArray(own)) return placeIn(own, item) >= 0;
    if (isFields(own)) return Object.keys(own).some((name) => name.toLowerCase() === text(item).toLowerCase());
    return text(own).includes(text(item));
  },
  length: (value) => {
    const own = known(value);
    return isFields(own) ? Object.keys(own).length : Array.isArray(own) ? own.length : text(own).length;
  },
  range: (start, count) => {
    const [from, size] = [number(start), number(count)];
    if (size < 0 || size > longest) throw new Unresolved('the range is too long');
    return Array.from({ length: size }, (_, i) => from + i);
  },
  first: (value) => {
    const own = known(value);
    return Array.isArray(own) ? ((own[0] as unknown) ?? null) : text(own).slice(0, 1);
  },
  last: (value) => {
    const own = known(value);
    return Array.isArray(own) ? ((own.at(-1) as unknown) ?? null) : text(own).slice(-1);
  },
  take: (value, count) => sliced(value, 0, Math.max(0, number(count))),
  skip: (value, count) => sliced(value, Math.max(0, number(count))),
  split: (value, by) => {
    const separators = (Array.isArray(by) ? by.map(text) : [text(by)]).filter((each) => each !== '');
    return separators.reduce((parts, each) => parts.flatMap((part) => part.split(each)), [text(value)]);
  },
  join: (values, by) => joined(list(values).map(text), text(by)),
  substring: (value, start, length) => {
    const [own, from] = [text(value), number(start)];
    return own.slice(from, length === undefined ? undefined : from + number(length));
  },
  replace: (value, from, to) => {
    if (text(from) === '') throw new Unresolved('replace() needs a text to replace');
    return joined(text(value).split(text(from)), text(to));
  },
  tolower: (value) => text(value).toLowerCase(),
  toupper: (value) => text(value).toUpperCase(),
  trim: (value) => text(value).trim(),
  startswith: (value, start) => text(value).toLowerCase().startsWith(text(start).toLowerCase()),
  endswith: (value, end) => text(value).toLowerCase().endsWith(text(end).toLowerCase()),
  indexof: (value, part) => place(value, part, 'indexOf'),
  lastindexof: (value, part) => place(value, part, 'lastIndexOf'),
  padleft: (value, length, by) => {
    if (number(length) > longest) throw new Unresolved('the text is too long');
    return text(value).padStart(number(length), by === undefined ? ' ' : text(by));
  },
  int: (value) => number(value),
  string: (value) => {
    const own = known(value);
    return typeof own === 'object' ? JSON.stringify(own, (_, each: unknown) => known(each)) : text(own);
  },
  bool: (value) => truth(value),
  json: (value) => {
    try {
      return JSON.parse(text(value)) as unknown;
    } catch {
      throw new Unresolved('its JSON is not valid');
    }
  },
  add: (a, b) => number(a) + number(b),
  sub: (a, b) => number(a) - number(b),
  mul: (a, b) => number(a) * number(b),
  div: (a, b) => divided(a, b, (x, y) => Math.trunc(x / y)),
  mod: (a, b) => divided(a, b, (x, y) => x % y),
  min: (...values) => Math.min(...numbers(values)),
  max: (...values) => Math.max(...numbers(values)),
  less: (a, b) => compared(a, b) < 0,
  lessorequals: (a, b) => compared(a, b) <= 0,
  greater: (a, b) => compared(a, b) > 0,
  greaterorequals: (a, b) => compared(a, b) >= 0,
  createarray: (...values) => values,
  array: (value) => (Array.isArray(known(value)) ? value : [value]),
  createobject: (...values) => {
    const entries: [string, unknown][] = [];
    for (let i = 0; i + 1 < values.length; i += 2) entries.push([text(values[i]), values[i + 1]]);
    return Object.fromEntries(entries);
  },
  union: (...values) => {
    if (values.every((each) => Array.isArray(known(each)))) {
      return distinctBy(
        values.flatMap((own) => list(own)),
        keyOf,
      );
    }
    return values.map(fields).reduce<Fields>(mergedFields, {});
  },
  intersection: (...values) => {
    const [first = [], ...others] = values.map(list);
    const keys = others.map((other) => new Set(other.map(keyOf)));
    return first.filter((each) => keys.every((other) => other.has(keyOf(each))));
  },
  shallowmerge: (values) => Object.assign({}, ...list(values).map(fields)) as Fields,
  flatten: (values) => limited(list(values).flatMap((each) => list(each))),
  items: (value) =>
    Object.entries(fields(value))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => ({ key, value: own })),
  objectkeys: (value) => Object.keys(fields(value)).sort(),
  tryget: (value, ...path) => {
    let own = known(value);
    for (const name of path) own = own === null || own === undefined ? null : (member(own, name) ?? null);
    return own ?? null;
  },
  uniquestring: (...values) => standIn(values.map(text).join('-'), 13),
  guid: (...values) => {
    const long = standIn(values.map(text).join('-'), 32).replace(/[g-z]/g, (each) =>
      (each.charCodeAt(0) % 16).toString(16),
    );
    return [long.slice(0, 8), long.slice(8, 12), long.slice(12, 16), long.slice(16, 20), long.slice(20)].join('-');
  },
  uri: (base, relative) => `${text(base).replace(/[^/]*$/, '')}${text(relative)}`,
  environment: () => ({
    name: 'AzureCloud',
    suffixes: {
      storage: 'core.windows.net',
      keyvaultDns: '.vault.azure.net',
      sqlServerHostname: '.database.windows.net',
    },
    resourceManager: 'https://management.azure.com/',
    authentication: { loginEndpoint: 'https://login.microsoftonline.com/' },
  }),
};

/** The member of a value: a property of an object, or an element of a list. */
export function member(value: unknown, name: unknown): unknown {
  const own = known(value);
  if (Array.isArray(own)) {
    const at = number(name);
    return own[at < 0 ? own.length + at : at] as unknown;
  }
  if (!isFields(own)) return undefined;
  const wanted = text(name);
  if (Object.hasOwn(own, wanted)) return own[wanted];
  const key = Object.keys(own).find((each) => each.toLowerCase() === wanted.toLowerCase());
  return key === undefined ? undefined : own[key];
}

function limited<T extends string | readonly unknown[]>(value: T): T {
  if (value.length > longest) throw new Unresolved('the value is too long');
  return value;
}

/** The length is known before the text is made, which can be larger than a text can be. */
function joined(parts: readonly string[], by: string): string {
  const length = parts.reduce((sum, each) => sum + each.length, 0) + Math.max(0, parts.length - 1) * by.length;
  if (length > longest) throw new Unresolved('the value is too long');
  return parts.join(by);
}

function sliced(value: unknown, from: number, to?: number): unknown {
  const own = known(value);
  return Array.isArray(own) ? own.slice(from, to) : text(own).slice(from, to);
}

function place(value: unknown, part: unknown, method: 'indexOf' | 'lastIndexOf'): number {
  const own = known(value);
  if (Array.isArray(own)) return placeIn(own, part);
  return text(own).toLowerCase()[method](text(part).toLowerCase());
}

function placeIn(values: readonly unknown[], item: unknown): number {
  const wanted = keyOf(item);
  return values.findIndex((each) => keyOf(each) === wanted);
}

function divided(a: unknown, b: unknown, by: (a: number, b: number) => number): number {
  if (number(b) === 0) throw new Unresolved('it divides by zero');
  return by(number(a), number(b));
}

function numbers(values: readonly unknown[]): number[] {
  return values
    .flatMap((each) => (Array.isArray(known(each)) ? list(each).map(number) : [number(each)]))
    .slice(0, 10_000);
}

function compared(a: unknown, b: unknown): number {
  const [one, other] = [known(a), known(b)];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [left, right] = [text(one), text(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function mergedFields(a: Fields, b: Fields): Fields {
  const merged: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const before = merged[name];
    merged[name] = isFields(before) && isFields(value) ? mergedFields(before, value) : value;
  }
  return merged;
}

/** A text that depends on the argument alone: what Azure computes is not known. */
function standIn(text: string, length: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  // Each letter reads all of it: of a long text, a digest.
  const of = text.length > 1_000 ? `${text.length}-${hashOf(text, 2166136261)}-${hashOf(text, 84696351)}` : text;
  let found = '';
  for (let i = 0; found.length < length; i++) found += letters[hashOf(of, 2166136261 ^ i) % 32] ?? 'a';
  return found;
}

/** FNV-1a. */
function hashOf(text: string, start: number): number {
  let hash = start;
  for (const each of text) hash = Math.imul(hash ^ (each.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash;
}
