import { isNothing } from '@azroute/language';
import { json } from '../present/json.js';
import type { Comparison } from './compare.js';
import type { ComparedFiles } from './state.js';

/** A comparison as JSON. */
export function comparisonJson(comparison: Comparison): string {
  if (comparison.of === 'files') return json(plain(comparison.difference));
  const { differences } = comparison;
  const topologies = differences.map((each) => ({ file: each.file, in: each.in, ...plain(each.difference) }));
  return json({ equal: differences.every(({ difference }) => isNothing(difference)), topologies });
}

function plain(difference: ComparedFiles) {
  const { declarations, packets, tables, comes, goes, begins, ceases } = difference;
  return {
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
  };
}
