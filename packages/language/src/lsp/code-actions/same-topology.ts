import type { DeclId, Topology } from '@azroute/engine';

/** Keys that identify declarations in the text and say nothing of the network. */
const textual: ReadonlySet<string> = new Set(['id', 'label']);

/** What the references to route tables and tunnels mean, since their names and ids do not count. */
type Meanings = ReadonlyMap<DeclId, string>;

/**
 * Whether two topologies route alike: the same but for the order of declarations and the names and ids of route tables,
 * their routes, and tunnels.
 */
export function sameTopology(a: Topology, b: Topology): boolean {
  return same(nameless(a), nameless(b), meaningsOf(a), meaningsOf(b));
}

function nameless(topology: Topology): unknown {
  return {
    ...topology,
    routeTables: topology.routeTables.map((table) => ({ ...unnamed(table), routes: table.routes.map(unnamed) })),
    tunnels: topology.tunnels.map(unnamed),
  };
}

function unnamed<T extends { readonly name: string | undefined }>(declared: T): Omit<T, 'name'> {
  const { name: _name, ...rest } = declared;
  return rest;
}

function meaningsOf(topology: Topology): Meanings {
  const meanings = new Map<DeclId, string>();
  for (const table of topology.routeTables) {
    meanings.set(table.id, canonical({ ...unnamed(table), routes: table.routes.map(unnamed) }, meanings));
  }
  for (const tunnel of topology.tunnels) meanings.set(tunnel.id, canonical(unnamed(tunnel), meanings));
  return meanings;
}

/** Compares in place as long as the order is the same too, which it nearly always is. */
function same(a: unknown, b: unknown, meaningsA: Meanings, meaningsB: Meanings): boolean {
  if (typeof a === 'string' && typeof b === 'string') return (meaningsA.get(a) ?? a) === (meaningsB.get(b) ?? b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    if (a.every((one, i) => same(one, b[i], meaningsA, meaningsB))) return true;
    return canonical(a, meaningsA) === canonical(b, meaningsB);
  }
  const [entriesA, entriesB] = [entriesOf(a), entriesOf(b)];
  if (entriesA.length !== entriesB.length) return false;
  const others = new Map(entriesB);
  return entriesA.every(([key, one]) => same(one, others.get(key), meaningsA, meaningsB));
}

function canonical(value: unknown, meanings: Meanings): string {
  if (Array.isArray(value))
    return `[${value
      .map((one) => canonical(one, meanings))
      .sort()
      .join()}]`;
  if (typeof value === 'string') return JSON.stringify(meanings.get(value) ?? value);
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${entriesOf(value)
    .map(([key, one]) => `${key}:${canonical(one, meanings)}`)
    .sort()
    .join()}}`;
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([key, one]) => !textual.has(key) && one !== undefined);
}
