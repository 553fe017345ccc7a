import { type DeclId, type EffectiveRoute, type EffectiveTable, grouped } from '@azroute/engine';
import { addressPrefix, nextHopTexts } from '../../difference/row-json.js';
import { blocks, count, escapeText, leftAfter, table } from '../hover/markdown.js';
import type { Page } from '../hover/page.js';
import { rowReason } from '../hover/row-reason.js';

/** In what the effective routes of two NICs differ; undefined if one of them has none. */
export function comparePage(page: Page, a: DeclId, b: DeclId): string | undefined {
  const [of, other] = [page.snapshot.effectiveRoutes(a), page.snapshot.effectiveRoutes(b)];
  if (!of || !other) return undefined;
  const [own, others] = [rowsBy(of), rowsBy(other)];
  const [onlyOwn, onlyOthers] = [rowsWithout(own, others), rowsWithout(others, own)];
  const same = own.size - [...onlyOwn.values()].reduce((sum, { length }) => sum + length, 0);
  const prefixes = [...new Set([...onlyOwn.keys(), ...onlyOthers.keys()])];
  const rows = prefixes
    .slice(0, page.limits.rows)
    .map((prefix) => [
      escapeText(prefix),
      cell(page, of, onlyOwn.get(prefix) ?? []),
      cell(page, other, onlyOthers.get(prefix) ?? []),
    ]);
  const differing = prefixes.length === 1 ? 'one prefix' : count(prefixes.length, 'prefix', 'prefixes');
  return blocks([
    `## ${page.ref(a)} and ${page.ref(b)}`,
    rows.length === 0
      ? `Their effective routes are the same: ${count(same, 'row')}.`
      : `Their effective routes differ for ${differing}. ${same === 1 ? 'One row is' : `${count(same, 'row')} are`} the same.`,
    table(['Prefix', page.ref(a), page.ref(b)], rows),
    leftAfter(page.limits.rows, prefixes.length, 'row'),
  ]);
}

/** The rows of a table by what `az network nic show-effective-route-table` prints of them. */
function rowsBy({ routes }: EffectiveTable): ReadonlyMap<string, EffectiveRoute> {
  return new Map(
    routes.map((row) => [
      JSON.stringify([addressPrefix(row), row.source, row.state, row.nextHopType, [...nextHopTexts(row)].sort()]),
      row,
    ]),
  );
}

/** The rows of a table that another one lacks, by prefix. */
function rowsWithout(
  rows: ReadonlyMap<string, EffectiveRoute>,
  others: ReadonlyMap<string, EffectiveRoute>,
): ReadonlyMap<string, readonly EffectiveRoute[]> {
  return grouped(
    [...rows].flatMap(([key, row]) => (others.has(key) ? [] : [row])),
    addressPrefix,
  );
}

function cell(page: Page, table: EffectiveTable, rows: readonly EffectiveRoute[]): string {
  if (rows.length === 0) return '–';
  return rows
    .map((row) => {
      const next = [row.nextHopType, ...nextHopTexts(row)].map(escapeText).join(' ');
      const why = rowReason(page, table, row);
      return `${row.source} ${row.state} → ${next}${why ? `: ${why}` : ''}`;
    })
    .join('; ');
}
