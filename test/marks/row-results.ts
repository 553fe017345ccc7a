import type { DeclId, EffectiveRoute, Trace } from '@azroute/engine';

/** What becomes of a packet where the row of a sender's NIC decides: another device gets it, it is back, or it is lost. */
export type RowResult = 'on' | 'itself' | 'dropped';

/** What a trace says of the packet at this row of its sender, one result a path; none if another row or device decides. */
export function rowResults(trace: Trace, at: DeclId, row: EffectiveRoute): readonly RowResult[] {
  const decided = trace.first.some(
    (decision) => decision.at === at && !decision.outer && decision.row && isSame(decision.row, row),
  );
  const partsHere = trace.hops.length + trace.carriers.length === 0 && trace.branches.length > 0;
  if (partsHere) return trace.branches.flatMap((branch) => rowResults(branch, at, row));
  return decided ? [resultOf(trace)] : [];
}

/** Whether both are the row for one destination; next hops of which only some can be reached are two rows in a table. */
export function isSame(a: EffectiveRoute, b: EffectiveRoute): boolean {
  return a === b || (a.source === b.source && a.source !== 'Default' && a.prefix?.text === b.prefix?.text);
}

function resultOf({ hops, verdict }: Trace): RowResult {
  if (hops.length > 0) return 'on';
  return verdict === 'dropped' ? 'dropped' : verdict === 'loop' ? 'itself' : 'on';
}
