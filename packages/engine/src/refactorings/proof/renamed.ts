import type { DeclId, Topology } from '../../topology/index.js';

/** New ids by old ones, or the other way round. */
export type Renaming = ReadonlyMap<DeclId, DeclId>;

/** The values below these keys are not ids. */
const otherKeys: ReadonlySet<string> = new Set(['kind', 'name', 'label', 'text']);

/** A topology with other ids, wherever they occur. What does not change stays the same object. */
export function renamed(topology: Topology, ids: Renaming): Topology {
  const mapped = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map(mapped);
      return items.some((item, i) => item !== value[i]) ? items : value;
    }
    return mappedFields(value, mapped);
  };
  return ids.size === 0 ? topology : mappedFields(topology, mapped);
}

function mappedFields<T extends object>(item: T, mapped: (value: unknown) => unknown): T {
  let changed: T | undefined;
  for (const [key, value] of Object.entries(item)) {
    const now = otherKeys.has(key) ? value : mapped(value);
    if (now !== value) changed = { ...(changed ?? item), [key]: now };
  }
  return changed ?? item;
}
