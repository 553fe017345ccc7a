import type { TopologyView } from '../topology/view.js';
import { type DeclaredThing, declaredIn, none } from './declared.js';

/** A field whose value differs, as text. */
interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A declaration that is new, gone, or says something else. */
export interface DeclarationChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: DeclaredThing | undefined;
  readonly after: DeclaredThing | undefined;
  /** Empty unless it is changed. */
  readonly fields: readonly FieldChange[];
  /** Whether the declaration around it, which a reader is told, is added or removed with it; routes are told themselves. */
  readonly isInside: boolean;
}

/** The declarations that differ between two topologies: removed ones, then added and changed ones in their order. */
export function declarationChanges(one: TopologyView, two: TopologyView): readonly DeclarationChange[] {
  const [before, after] = [declaredIn(one), declaredIn(two)];
  const removed = [...before.values()]
    .filter(({ key }) => !after.has(key))
    .map((thing) => ({
      change: 'removed' as const,
      before: thing,
      after: undefined,
      fields: [],
      isInside: isInside(thing, after),
    }));
  const others = [...after.values()].flatMap((thing): DeclarationChange[] => {
    const old = before.get(thing.key);
    if (!old)
      return [{ change: 'added', before: undefined, after: thing, fields: [], isInside: isInside(thing, before) }];
    const fields = fieldChanges(old, thing);
    return fields.length > 0 ? [{ change: 'changed', before: old, after: thing, fields, isInside: false }] : [];
  });
  return [...removed, ...others];
}

function isInside({ kind, parent }: DeclaredThing, others: ReadonlyMap<string, DeclaredThing>): boolean {
  return parent !== undefined && !others.has(parent) && kind !== 'route' && kind !== 'osRoute';
}

function fieldChanges(before: DeclaredThing, after: DeclaredThing): readonly FieldChange[] {
  const names = new Set([...before.fields.keys(), ...after.fields.keys()]);
  return [...names]
    .map((field) => ({
      field,
      before: before.fields.get(field) ?? none,
      after: after.fields.get(field) ?? none,
    }))
    .filter((each) => each.before !== each.after);
}
