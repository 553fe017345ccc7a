import type { DeclId } from '../topology/index.js';
import type { Trace } from './trace.js';

/** The route tables whose content is not known and on which the path of a packet rests, sorted. */
export function unknownTablesOf(trace: Trace): readonly DeclId[] {
  const found = new Set<DeclId>();
  collect(trace, found);
  return [...found].sort();
}

function collect({ notes, branches }: Trace, found: Set<DeclId>): void {
  for (const { remark } of notes) if (remark.kind === 'unknownTable') found.add(remark.table);
  for (const branch of branches) collect(branch, found);
}
