import type { DeclId, Topology } from '@azroute/engine';

/** Keys that identify declarations in the text and don't affect the network. */
const textual: ReadonlySet<string> = new Set(['id', 'label']);

/** The lists whose items have no names, so that other declarations refer to them by what they contain. */
const unnamed = ['sessions', 'connections', 'hubConnections', 'peerings'] as const;

/** The content of the items without names, by id. */
type Meanings = ReadonlyMap<DeclId, string>;

/** Whether two topologies are equal except for the order of declarations, and the ids of those without names. */
export function sameTopology(a: Topology, b: Topology): boolean {
  const inA = meaningsIn(a);
  const inB = meaningsIn(b);
  const lists = Object.keys(a) as (keyof Topology)[];
  return lists.every((list) => sameList(list, a[list], b[list], inA, inB));
}

/** Only scenarios refer to declarations without names, so that other items that are one object are the same in both. */
function sameList(list: keyof Topology, a: Items, b: Items, inA: Meanings, inB: Meanings): boolean {
  if (list === 'scenarios') return same(a, b, inA, inB);
  if (a.length !== b.length) return false;
  if (a.every((one, i) => one === b[i] || same(one, b[i], inA, inB))) return true;
  const others = new Set<unknown>(b);
  const shared = new Set<unknown>(a.filter((one) => others.has(one)));
  const rest = (items: Items) => items.filter((one) => !shared.has(one));
  return same(rest(a), rest(b), inA, inB);
}

type Items = readonly unknown[];

const nothing: Meanings = new Map<DeclId, string>();

function meaningsIn(topology: Topology): Meanings {
  return new Map(unnamed.flatMap((list) => topology[list].map((one) => [one.id, meaningOf(one)] as const)));
}

const meanings = new WeakMap<object, string>();

function meaningOf(item: object): string {
  let meaning = meanings.get(item);
  if (meaning === undefined) {
    meaning = canonical(item, nothing);
    meanings.set(item, meaning);
  }
  return meaning;
}

/** Compares items in order first, because the order is nearly always the same. */
function same(a: unknown, b: unknown, inA: Meanings, inB: Meanings): boolean {
  if (typeof a === 'string' && typeof b === 'string') return (inA.get(a) ?? a) === (inB.get(b) ?? b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    return a.every((one, i) => same(one, b[i], inA, inB)) || canonical(a, inA) === canonical(b, inB);
  }
  return sameFields(a as Fields, b as Fields, inA, inB);
}

type Fields = Readonly<Record<string, unknown>>;

/** Makes no lists of entries, since there are tens of thousands of objects. */
function sameFields(a: Fields, b: Fields, inA: Meanings, inB: Meanings): boolean {
  let more = 0;
  for (const key in a) {
    if (textual.has(key) || a[key] === undefined) continue;
    if (b[key] === undefined || !same(a[key], b[key], inA, inB)) return false;
    more++;
  }
  for (const key in b) if (!textual.has(key) && b[key] !== undefined) more--;
  return more === 0;
}

function canonical(value: unknown, meanings: Meanings): string {
  if (Array.isArray(value))
    return `[${value
      .map((one) => canonical(one, meanings))
      .sort()
      .join()}]`;
  if (typeof value === 'string') return JSON.stringify(meanings.get(value) ?? value);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = entriesOf(value).map(([key, one]) => `${key}:${canonical(one, meanings)}`);
  return `{${entries.sort().join()}}`;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([key, one]) => !textual.has(key) && one !== undefined);
}
