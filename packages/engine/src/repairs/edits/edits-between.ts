import type { Topology } from '../../topology/index.js';
import type { TopologyEdit } from './topology-edit.js';

/**
 * The changes of declarations that make one topology of another one with the same declarations.
 * @param words what they do together
 */
export function editsBetween(before: Topology, after: Topology, words: string): readonly TopologyEdit[] {
  const known = new Map(declarationsOf(before).map((one) => [one.id, one]));
  const changes = declarationsOf(after).flatMap((now) => {
    const was: Fields | undefined = known.get(now.id);
    if (!was || was === now) return [];
    return {
      declaration: now.id,
      fields: Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== was[key])),
    };
  });
  return changes.map((change, i) => ({
    kind: 'changeDeclaration',
    ...change,
    words: i === 0 ? words : undefined,
    size: 'renumber',
    touches: undefined,
  }));
}

type Fields = Readonly<Record<string, unknown>> & { readonly id: string };

/** The declarations in the lists of a topology. */
function declarationsOf(topology: Topology): readonly Fields[] {
  const lists: readonly unknown[] = Object.values(topology).filter((value) => Array.isArray(value));
  return lists.flat().filter((item): item is Fields => typeof item === 'object' && item !== null && 'id' in item);
}
