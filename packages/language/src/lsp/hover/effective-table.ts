import type { DeclId, EffectiveRoute, EffectiveTable, RowNextHop } from '@azroute/engine';
import { absentRoutes } from './absent-routes.js';
import { blocks, count, escapeText, table } from './markdown.js';
import { limits, type Page } from './page.js';
import { selfAddresses } from './self.js';

/** More rows than this that the system drops become one line. */
const noneRowsInTable = 2;

const header = ['Source', 'State', 'Prefix', 'Next hop type', 'Next hop', 'Why'] as const;

/**
 * An effective route table in Markdown, as the given NICs use it: rows that lead back to their own appliance and rows
 * that drop are marked, the system's None rows are one line, and a list says which routes are left out and why.
 */
export function effectiveTable(page: Page, effective: EffectiveTable, nics: readonly DeclId[]): string {
  const self = selfAddresses(page, nics);
  const nones = effective.routes.filter(isSystemNone);
  const compress = nones.length > noneRowsInTable;
  const rows = compress ? effective.routes.filter((route) => !isSystemNone(route)) : effective.routes;
  const shown = rows.slice(0, limits.rows).map((route) => row(page, effective, route, self, nics.length > 1));
  return blocks([
    table(header, shown),
    rows.length > limits.rows ? `… and ${count(rows.length - limits.rows, 'more row')}` : undefined,
    compress ? noneLine(nones) : undefined,
    absentRoutes(page, effective.absent),
  ]);
}

/** A row that drops what no other row wants, because the system says so (R002). */
function isSystemNone(route: EffectiveRoute): boolean {
  return route.source === 'Default' && route.nextHopType === 'None' && route.state === 'Active';
}

function noneLine(nones: readonly EffectiveRoute[]): string {
  const prefixes = nones.slice(0, limits.rows).map((route) => route.prefix?.text ?? '');
  return `Default → None ✗ dropped: ${prefixes.join(', ')}`;
}

function row(
  page: Page,
  effective: EffectiveTable,
  route: EffectiveRoute,
  self: ReadonlyMap<string, DeclId>,
  several: boolean,
): string[] {
  const name = route.name === undefined ? '' : ` (${escapeText(route.name)})`;
  const hops = route.nextHops.map((hop) => nextHop(page, effective, route, hop, self, several));
  return [
    route.source,
    route.state,
    (route.prefix?.text ?? escapeText(route.serviceTag ?? '')) + name,
    route.nextHopType,
    [...new Set(hops)].filter((text) => text !== '').join(', '),
    why(page, route),
  ];
}

function nextHop(
  page: Page,
  effective: EffectiveTable,
  route: EffectiveRoute,
  hop: RowNextHop,
  self: ReadonlyMap<string, DeclId>,
  several: boolean,
): string {
  const text = escapeText(hop.text ?? '');
  const marked = (mark: string) => (text === '' ? mark : `${text} ${mark}`);
  const { action } = hop;
  const active = route.state === 'Active';
  if (action.to === 'drop') return active ? marked('✗ dropped') : text;
  if (action.to !== 'address') return text;
  const itself = self.get(action.address.text);
  if (itself !== undefined && active) return marked(several ? `↺ ${page.ref(itself)} itself` : '↺ itself');
  const owner = page.owner(effective.vnet, action.address);
  if (owner !== undefined) return `${text} ${owner}`;
  return active ? marked('✗ dropped: nobody near has this address') : text;
}

function why(page: Page, route: EffectiveRoute): string {
  if (route.state === 'Invalid') return route.beatenBy ? page.shortCause(route.beatenBy) : '';
  const hops = route.nextHops.length > 0 ? route.nextHops : [{ cause: route.cause, action: undefined }];
  const texts = hops.map(({ cause, action }) => (action?.to === 'drop' ? page.cause(cause) : page.shortCause(cause)));
  return [...new Set(texts)].slice(0, 2).join('; ');
}
