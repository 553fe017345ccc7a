import type { EffectiveTable, NoneRoutesProfile, RowNextHop } from '@azroute/engine';
import type { ComparedRow } from './compared-row.js';
import { Destinations } from './destinations.js';
import { sameNextHops } from './next-hops.js';
import { noneProfilesThatExplain } from './none-profiles.js';
import type { PrintedRow, PrintedTable } from './printed-row.js';

/** How a computed table differs from a printed one; tables are sets of rows. */
export interface Comparison {
  readonly agree: readonly ComparedRow[];
  /** Rows that Azure printed and azroute did not compute. */
  readonly missing: readonly ComparedRow[];
  /** Rows that azroute computed and Azure did not print. */
  readonly extra: readonly ComparedRow[];
  /** None rows that only one side has because the system's list differs by year (R004); they are not a difference. */
  readonly otherProfile: readonly {
    readonly row: ComparedRow;
    readonly onlyAt: 'azure' | 'azroute';
    readonly profiles: readonly NoneRoutesProfile[];
  }[];
  /** Set if the flag of the route table differs. */
  readonly propagation: { readonly printed: boolean; readonly computed: boolean } | undefined;
}

interface Group extends Omit<ComparedRow, 'nextHopIpAddress'> {
  readonly nextHops: RowNextHop[];
}

/** Compares a table that Azure printed with the computed one. Next hops of one route can be in several rows (R051). */
export function compareTables(printed: PrintedTable, computed: EffectiveTable, profile: NoneRoutesProfile): Comparison {
  const destinations = new Destinations(printed.rows, computed.routes);
  const here = new Map<string, Group>();
  for (const route of computed.routes) {
    const row = { ...route, addressPrefix: destinations.ofComputed(route) };
    const group = here.get(keyOf(row)) ?? { ...fields(row), nextHops: [] };
    group.nextHops.push(...route.nextHops);
    here.set(keyOf(row), group);
  }
  const there = printedGroups(printed.rows, destinations);

  const agree: ComparedRow[] = [];
  const missing: ComparedRow[] = [];
  const extra: ComparedRow[] = [];
  for (const [key, row] of there) {
    const own = here.get(key);
    if (own && sameNextHops(row.nextHopIpAddress, own.nextHops)) agree.push(row);
    else missing.push(row);
  }
  for (const [key, { nextHops, ...row }] of here) {
    const other = there.get(key);
    if (other && sameNextHops(other.nextHopIpAddress, nextHops)) continue;
    extra.push({ ...row, nextHopIpAddress: nextHops.flatMap(({ text }) => text ?? []) });
  }
  const explained = noneProfilesThatExplain(profile, missing, extra);
  const flags = { printed: printed.disableBgpRoutePropagation, computed: computed.disableBgpRoutePropagation };
  return {
    agree,
    missing: missing.filter((row) => !explained.has(row)),
    extra: extra.filter((row) => !explained.has(row)),
    otherProfile: [...explained].map(([row, profiles]) => ({
      row,
      onlyAt: missing.includes(row) ? 'azure' : 'azroute',
      profiles,
    })),
    propagation:
      flags.printed !== undefined && flags.printed !== flags.computed
        ? { printed: flags.printed, computed: flags.computed }
        : undefined,
  };
}

/** Whether anything differs that does not depend on the year. */
export function differs({ missing, extra, propagation }: Comparison): boolean {
  return missing.length + extra.length > 0 || propagation !== undefined;
}

/** Printed rows by destination, each with all its next hops. */
function printedGroups(rows: readonly PrintedRow[], destinations: Destinations): Map<string, ComparedRow> {
  const groups = new Map<string, ComparedRow>();
  for (const row of rows) {
    for (const addressPrefix of destinations.ofPrinted(row)) {
      const one = { ...fields({ ...row, addressPrefix }), nextHopIpAddress: row.nextHops };
      const known = groups.get(keyOf(one));
      const nextHopIpAddress = [...new Set([...(known?.nextHopIpAddress ?? []), ...row.nextHops])];
      groups.set(keyOf(one), { ...one, nextHopIpAddress });
    }
  }
  return groups;
}

type Fields = Omit<ComparedRow, 'nextHopIpAddress'>;

function fields({ source, state, addressPrefix, nextHopType }: Fields): Fields {
  return { source, state, addressPrefix, nextHopType };
}

/** The documentation and the portal write some values in a different case (R243). */
function keyOf({ source, state, addressPrefix, nextHopType }: Fields): string {
  return [source, state, addressPrefix, nextHopType].join(' ').toLowerCase();
}
