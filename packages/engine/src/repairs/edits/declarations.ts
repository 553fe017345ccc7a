import type { DeclId, Topology } from '../../topology/index.js';

/** A declaration or a statement, by its id; `fields` as in the model of the topology. */
type Fields = Readonly<Record<string, unknown>> & { readonly id: DeclId };

/** A copy of a topology in which one declaration is replaced; undefined if it does not exist. */
export function replaceDeclaration(
  topology: Topology,
  id: DeclId,
  replace: (declaration: Fields) => Fields | undefined,
): Topology | undefined {
  let isFound = false;
  const inList = (list: readonly unknown[]): readonly unknown[] => {
    if (isFound) return list;
    for (const [i, item] of list.entries()) {
      if (!isDeclared(item)) continue;
      if (item.id === id) {
        isFound = true;
        const other = replace(item);
        return spliced(list, i, other ? [other] : []);
      }
      const inside = within(item);
      if (inside !== item) return spliced(list, i, [inside]);
    }
    return list;
  };
  const within = <T extends object>(parent: T): T => {
    for (const [key, value] of Object.entries(parent)) {
      if (!Array.isArray(value) || isFound) continue;
      const list = inList(value);
      if (isFound) return { ...parent, [key]: list };
    }
    return parent;
  };
  const edited = within(topology);
  return isFound ? edited : undefined;
}

/** A copy of a topology with a declaration added to a list of it or of another declaration; undefined if there is none. */
export function insertDeclaration(
  topology: Topology,
  parent: DeclId | undefined,
  list: string,
  declaration: object,
): Topology | undefined {
  if (parent !== undefined) {
    return replaceDeclaration(topology, parent, (holder) => ({ ...holder, [list]: longer(holder[list], declaration) }));
  }
  const all: Readonly<Record<string, unknown>> = { ...topology };
  return Array.isArray(all[list]) ? { ...topology, [list]: longer(all[list], declaration) } : undefined;
}

function spliced(list: readonly unknown[], index: number, items: readonly unknown[]): readonly unknown[] {
  return [...list.slice(0, index), ...items, ...list.slice(index + 1)];
}

function longer(list: unknown, item: object): readonly unknown[] {
  return Array.isArray(list) ? [...list, item] : [item];
}

function isDeclared(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
