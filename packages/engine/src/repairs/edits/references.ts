import type { DeclId, Topology } from '../../topology/index.js';

/** Whether a scenario names a declaration that is down in it. */
export function isDownInScenario({ scenarios }: Topology, id: DeclId): boolean {
  return scenarios.some(({ down }) => down.includes(id));
}

/** The values below keys that name the declaration itself, not another one. */
const ownKeys: ReadonlySet<string> = new Set(['id', 'name', 'label', 'kind']);

/** Whether anything in the topology refers to one of these declarations, apart from what is in the declaration itself. */
export function isReferredTo(topology: Topology, ids: ReadonlySet<DeclId>, itself: object): boolean {
  const refers = (value: unknown): boolean => {
    if (typeof value === 'string') return ids.has(value);
    if (typeof value !== 'object' || value === null || value === itself) return false;
    if (Array.isArray(value)) return value.some(refers);
    // The end of an expectation names another thing by its id.
    if ('kind' in value && value.kind === 'thing' && 'id' in value && refers(value.id)) return true;
    return Object.entries(value).some(([key, one]) => !ownKeys.has(key) && refers(one));
  };
  return refers(topology);
}

/** The ids of a declaration and of everything in it. */
export function idsIn(declaration: object): Set<DeclId> {
  const ids = new Set<DeclId>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && typeof value.id === 'string' && 'kind' in value && value.kind !== 'thing') ids.add(value.id);
    for (const one of Object.values(value)) collect(one);
  };
  collect(declaration);
  return ids;
}
