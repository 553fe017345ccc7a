import type { DeclId, Topology } from '@azroute/engine';

/** Keys that identify declarations in the text and say nothing of the network. */
const textual: ReadonlySet<string> = new Set(['id', 'label']);

/**
 * Whether two topologies route alike: the same but for the order of declarations and the names and ids of route tables,
 * their routes, and tunnels.
 */
export function sameTopology(a: Topology, b: Topology): boolean {
  return canonical(a) === canonical(b);
}

function canonical(topology: Topology): string {
  const routeTables = topology.routeTables.map((table) => ({
    ...nameless(table),
    routes: table.routes.map(nameless),
  }));
  const tunnels = topology.tunnels.map(nameless);
  // A reference to one of these counts as what it refers to, since its name does not.
  const meanings = new Map<DeclId, string>();
  topology.routeTables.forEach((table, i) => {
    meanings.set(table.id, canonicalText(routeTables[i], new Map()));
  });
  topology.tunnels.forEach((tunnel, i) => {
    meanings.set(tunnel.id, canonicalText(tunnels[i], new Map()));
  });
  return canonicalText({ ...topology, routeTables, tunnels }, meanings);
}

function nameless<T extends { readonly name: string | undefined }>(declared: T): Omit<T, 'name'> {
  const { name: _name, ...rest } = declared;
  return rest;
}

function canonicalText(value: unknown, meanings: ReadonlyMap<DeclId, string>): string {
  if (Array.isArray(value))
    return `[${value
      .map((one) => canonicalText(one, meanings))
      .sort()
      .join()}]`;
  if (typeof value === 'string') return meanings.get(value) ?? JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([key, one]) => !textual.has(key) && one !== undefined);
  return `{${entries
    .map(([key, one]) => `${key}:${canonicalText(one, meanings)}`)
    .sort()
    .join()}}`;
}
