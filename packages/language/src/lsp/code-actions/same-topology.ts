import type { DeclId, Topology } from '@azroute/engine';
import type { ListPath } from '../edits/edit-text.js';

/** Keys that identify declarations in the text and say nothing of the network. */
const textual: ReadonlySet<string> = new Set(['id', 'label']);

/** A topology whose names count but in some lists, where what is referred to is known by its content. */
interface Reading {
  /** The lists in which names do not count. */
  readonly nameless: ReadonlySet<string>;
  /** What references to the items of these lists mean. */
  readonly meanings: ReadonlyMap<DeclId, string>;
}

/**
 * Whether two topologies route alike: the same but for the order of declarations and the names and ids of what stands in
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

/** All items of a list, or of that list of all items of another one. */
function itemsAt(value: object, [first, ...rest]: readonly string[]): readonly object[] {
  if (first === undefined) return [value];
  const list: unknown = Object.entries(value).find(([key]) => key === first)?.[1];
  return Array.isArray(list) ? list.flatMap((item: object) => itemsAt(item, rest)) : [];
}

/** Compares in place as long as the order is the same too, which it nearly always is. */
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
