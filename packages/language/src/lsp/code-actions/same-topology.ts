import type { DeclId, Topology } from '@azroute/engine';

/** Keys that identify declarations in the text and don't affect the network. */
const textual: ReadonlySet<string> = new Set(['id', 'label']);

/** The lists whose items have no names, so that other declarations refer to them by what they contain. */
const unnamed = ['sessions', 'connections', 'peerings'] as const;

/** The content of the items without names, by id. */
type Meanings = ReadonlyMap<DeclId, string>;

/** Whether two topologies are equal except for the order of declarations, and the ids of those without names. */
export function sameTopology(a: Topology, b: Topology): boolean {
  return same(a, b, meaningsIn(a), meaningsIn(b));
}

function meaningsIn(topology: Topology): Meanings {
  const nothing = new Map<DeclId, string>();
  return new Map(unnamed.flatMap((list) => topology[list].map((one) => [one.id, canonical(one, nothing)] as const)));
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
