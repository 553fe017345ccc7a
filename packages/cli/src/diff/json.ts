import { json } from '../present/json.js';
import { type Difference, isNothing } from './difference.js';

/** A difference as JSON. */
export function differenceJson(difference: Difference): string {
  const { declarations, packets, tables, comes, goes, begins, ceases } = difference;
  return json({
    equal: isNothing(difference),
    declarations: declarations.map(({ change, before, after, fields }) => ({
      change,
      kind: (after ?? before)?.kind,
      name: (after ?? before)?.name,
      fields,
    })),
    packets: packets?.map(({ example, ...change }) => ({ ...change, example: { ...example } })) ?? null,
    tables,
    findings: { new: comes, gone: goes },
    expectations: { beginToHold: begins, ceaseToHold: ceases },
  });
}
