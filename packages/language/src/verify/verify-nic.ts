import { type Cause, type DeclId, isProblem, parsePrefix, type Snapshot } from '@azroute/engine';
import { Failure } from '../asked/failure.js';
import { type Comparison, compareTables } from './compare.js';
import type { ComparedRow } from './compared-row.js';
import { servicePrefixes } from './destinations.js';
import type { PrintedTable } from './printed-row.js';

/** A row that only one side has, with what azroute knows of it. */
export type ExplainedRow = ComparedRow & { readonly causes: readonly Cause[] };

/** How the effective routes of a NIC differ from those that Azure printed, with azroute's reasons. */
export interface Verification extends Omit<Comparison, 'missing' | 'extra'> {
  /** Rows that Azure printed and azroute did not compute, with what azroute has instead. */
  readonly missing: readonly ExplainedRow[];
  /** Rows that azroute computed and Azure did not print, with the reason why azroute has them. */
  readonly extra: readonly ExplainedRow[];
}

/** The part of a view that is compared. */
interface Computed {
  readonly snapshot: Snapshot;
}

/**
 * Compares the effective routes of a NIC with those that Azure printed for it.
 * @param nic its id, and its name in messages
 * @param howToSee how to see why a NIC has no table, a clause
 * @throws Failure if the NIC has no table, or an incomplete one
 */
export function verifyNic(
  { snapshot }: Computed,
  nic: { readonly id: DeclId; readonly name: string },
  printed: PrintedTable,
  howToSee: string,
): Verification {
  const computed = snapshot.effectiveRoutes(nic.id);
  if (!computed) throw new Failure(`${nic.name} has no effective routes; ${howToSee}`);
  const [left] = snapshot.leftOut(nic.id);
  // Rows that azroute has not computed would look like rows that only Azure has.
  if (left !== undefined) throw new Failure(`the routes of ${nic.name} are not complete, so they cannot be compared`);
  const comparison = compareTables(printed, computed, snapshot.settings.noneRoutes);
  return {
    ...comparison,
    missing: comparison.missing.map((row) => ({ ...row, causes: whyMissing(snapshot, nic.id, row) })),
    extra: comparison.extra.map((row) => ({ ...row, causes: whyExtra(snapshot, nic.id, row) })),
  };
}

/** What azroute has instead of a row that Azure printed: what overrides or removes a route of that source. */
function whyMissing(snapshot: Snapshot, nic: DeclId, row: ComparedRow): readonly Cause[] {
  const parsed = parsePrefix(row.addressPrefix);
  const why = isProblem(parsed) ? undefined : snapshot.why(nic, parsed.prefix);
  if (!why) return [];
  const beaten = why.losers.flatMap(({ prefix, source, beatenBy, state }) =>
    prefix.text === row.addressPrefix && source === row.source && state !== 'Active' && beatenBy ? [beatenBy] : [],
  );
  if (beaten.length > 0) return beaten;
  return why.missing?.prefix.text === row.addressPrefix ? why.missing.reasons : [];
}

function whyExtra(snapshot: Snapshot, nic: DeclId, row: ComparedRow): readonly Cause[] {
  const route = snapshot
    .effectiveRoutes(nic)
    ?.routes.find(
      ({ prefix, serviceTag, source, state, nextHopType }) =>
        [prefix?.text, serviceTag, prefix ? undefined : servicePrefixes].includes(row.addressPrefix) &&
        source === row.source &&
        state === row.state &&
        nextHopType === row.nextHopType,
    );
  return route ? [route.cause] : [];
}
