import type { DeclId, EffectiveRoute, EffectiveTable } from '@azroute/engine';
import { addressPrefix, nextHopTexts } from '../../difference/row-json.js';
import { blocks, count, escapeText, table } from '../hover/markdown.js';
import type { Page } from '../hover/page.js';
import { rowReason } from '../hover/row-reason.js';

/** In what the effective routes of two NICs differ; undefined if one of them has none. */
export function comparePage(page: Page, a: DeclId, b: DeclId): string | undefined {
  const [of, other] = [page.snapshot.effectiveRoutes(a), page.snapshot.effectiveRoutes(b)];
  if (!of || !other) return undefined;
  const [own, others] = [rowsBy(of), rowsBy(other)];
  const keys = [...new Set([...own.keys(), ...others.keys()])];
  const same = keys.filter((key) => own.has(key) && others.has(key));
  const prefixes = [...new Set(keys.filter((key) => !same.includes(key)).map((key) => prefixIn(own, others, key)))];
  const rows = prefixes.slice(0, page.limits.rows).map((prefix) => {
    const differing = (rowsOf: ReadonlyMap<string, EffectiveRoute>, than: ReadonlyMap<string, EffectiveRoute>) =>
      [...rowsOf].flatMap(([key, row]) => (!than.has(key) && addressPrefix(row) === prefix ? [row] : []));
    return [escapeText(prefix), cell(page, of, differing(own, others)), cell(page, other, differing(others, own))];
  });
  return blocks([
    `## ${page.ref(a)} and ${page.ref(b)}`,
    rows.length === 0
      ? `Their effective routes are the same: ${count(same.length, 'row')}.`
      : `Their effective routes differ for ${prefixes.length === 1 ? 'one prefix' : count(prefixes.length, 'prefix').replace(/prefixs$/, 'prefixes')}. ${same.length === 1 ? 'One row is' : `${same.length.toLocaleString('en-US')} rows are`} the same.`,
    table(['Prefix', page.ref(a), page.ref(b)], rows),
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

function prefixIn(
  own: ReadonlyMap<string, EffectiveRoute>,
  others: ReadonlyMap<string, EffectiveRoute>,
  key: string,
): string {
  const row = own.get(key) ?? others.get(key);
  return row ? addressPrefix(row) : '';
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
