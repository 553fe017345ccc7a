import type { DeclId, EffectiveRoute, Trace } from '@azroute/engine';

/** What a row does with a packet: another device gets it, it is back at the sender, or it is lost. */
export type RowResult = 'on' | 'itself' | 'dropped';

/** What happens in a trace at this row of the sender, one result for each path; none if another row or device decides. */
export function rowResults(trace: Trace, at: DeclId, row: EffectiveRoute): readonly RowResult[] {
  const decided = trace.first.some(
    (decision) => decision.at === at && !decision.outer && decision.row && isSame(decision.row, row),
  );
  const partsHere = trace.hops.length + trace.carriers.length === 0 && trace.branches.length > 0;
  if (partsHere) return trace.branches.flatMap((branch) => rowResults(branch, at, row));
  return decided ? [resultOf(trace)] : [];
}

/** Whether both rows are for the same destination. A route of which only some next hops can be reached has two rows. */
export function isSame(a: EffectiveRoute, b: EffectiveRoute): boolean {
  return a === b || (a.source === b.source && a.source !== 'Default' && a.prefix?.text === b.prefix?.text);
}

function resultOf({ hops, verdict }: Trace): RowResult {
  if (hops.length > 0) return 'on';
  return verdict === 'dropped' ? 'dropped' : verdict === 'loop' ? 'itself' : 'on';
}
