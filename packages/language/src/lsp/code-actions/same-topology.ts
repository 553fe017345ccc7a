import type { DeclId, Topology } from '@azroute/engine';
import type { ListPath } from '../edits/edit-text.js';

/** Keys that identify declarations in the text and don't affect the network. */
const textual: ReadonlySet<string> = new Set(['id', 'label']);

/** A topology in which names matter except in some lists, whose items are identified by their content. */
interface Reading {
  /** The lists in which names don't matter. */
  readonly nameless: ReadonlySet<string>;
  /** The content of the items of these lists, by id. */
  readonly meanings: ReadonlyMap<DeclId, string>;
}

/**
 * Whether two topologies route alike: they are equal except for the order of declarations, and the names and ids in
 * some lists.
 * @param nameless lists of a topology, or of the items of one
 */
export function sameTopology(a: Topology, b: Topology, nameless: ReadonlySet<ListPath>): boolean {
  return same(a, b, '', readingOf(a, nameless), readingOf(b, nameless));
}

function readingOf(topology: Topology, nameless: ReadonlySet<ListPath>): Reading {
  const meanings = new Map<DeclId, string>();
  const reading = { nameless, meanings };
  for (const path of nameless) {
    for (const item of itemsAt(topology, path.split('.'))) {
      if ('id' in item && typeof item.id === 'string') meanings.set(item.id, canonical(item, path, reading));
    }
  }
  return reading;
}

/** All items of a list, or of a list in each item of another one. */
function itemsAt(value: object, [first, ...rest]: readonly string[]): readonly object[] {
  if (first === undefined) return [value];
  const list: unknown = Object.entries(value).find(([key]) => key === first)?.[1];
  return Array.isArray(list) ? list.flatMap((item: object) => itemsAt(item, rest)) : [];
}

/** Compares items in order first, because the order is nearly always the same. */
function same(a: unknown, b: unknown, path: string, inA: Reading, inB: Reading): boolean {
  if (typeof a === 'string' && typeof b === 'string') return (inA.meanings.get(a) ?? a) === (inB.meanings.get(b) ?? b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    if (a.every((one, i) => same(one, b[i], path, inA, inB))) return true;
    return canonical(a, path, inA) === canonical(b, path, inB);
  }
  const [entriesA, entriesB] = [entriesOf(a, path, inA), entriesOf(b, path, inB)];
  if (entriesA.length !== entriesB.length) return false;
  const others = new Map(entriesB);
  return entriesA.every(([key, one]) => same(one, others.get(key), inside(path, key), inA, inB));
}

function canonical(value: unknown, path: string, reading: Reading): string {
  if (Array.isArray(value))
    return `[${value
      .map((one) => canonical(one, path, reading))
      .sort()
      .join()}]`;
  if (typeof value === 'string') return JSON.stringify(reading.meanings.get(value) ?? value);
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${entriesOf(value, path, reading)
    .map(([key, one]) => `${key}:${canonical(one, inside(path, key), reading)}`)
    .sort()
    .join()}}`;
}

function entriesOf(value: object, path: string, { nameless }: Reading): [string, unknown][] {
  const counts = (key: string) => !textual.has(key) && !(key === 'name' && nameless.has(path));
  return Object.entries(value).filter(([key, one]) => counts(key) && one !== undefined);
}

function inside(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
