import type { HubComparison, PrintedHubRoute } from '@azroute/language';
import { causeLines, section } from './cause-text.js';
import type { CauseJson, Declarations } from './declarations.js';
import { linesText } from './printable.js';

/** The answer of `azroute verify --hub`. */
export interface HubVerifyJson {
  readonly table: string;
  readonly agree: readonly PrintedHubRoute[];
  readonly missing: readonly PrintedHubRoute[];
  readonly extra: readonly (PrintedHubRoute & { readonly because: CauseJson })[];
}

/** A comparison of a hub's routes with azroute's reasons for those that only it has. */
export function hubVerifyJson(
  table: string,
  { agree, missing, extra }: HubComparison,
  declarations: Declarations,
): HubVerifyJson {
  return {
    table,
    agree,
    missing,
    extra: extra.map(({ row, ...route }) => ({ ...route, because: declarations.cause(row.cause) })),
  };
}

/** The same as text. */
export function hubVerifyText({ table, agree, missing, extra }: HubVerifyJson, against: string): string {
  return linesText([
    `${table} against ${against}: ${agree.length} ${agree.length === 1 ? 'row agrees' : 'rows agree'}, ${missing.length} missing, ${extra.length} extra`,
    ...section('Agree', agree.map(routeLine)),
    ...section('Missing: rows that only Azure has', missing.map(routeLine)),
    ...section(
      'Extra: rows that only azroute has',
      extra.flatMap(({ because, ...route }) => [routeLine(route), ...causeLines(because, '    ')]),
    ),
  ]);
}

/** A route of a hub as a line. */
export function routeLine({ addressPrefix, nextHopType, nextHops, asPath }: PrintedHubRoute): string {
  return `  ${[addressPrefix, nextHopType, nextHops.join(', '), asPath].filter((text) => text !== '').join('  ')}`;
}
