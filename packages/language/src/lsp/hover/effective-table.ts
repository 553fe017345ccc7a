import {
  append,
  type DeclId,
  type EffectiveRoute,
  type EffectiveTable,
  endpointsInDoubt,
  type RouteSource,
  type RowNextHop,
} from '@azroute/engine';
import { absentRoutes } from './absent-routes.js';
import { blocks, bounded, count, escapeText, leftAfter, table } from './markdown.js';
import type { Page } from './page.js';
import { type Mark, RowMarks } from './row-marks.js';
import { rowReason } from './row-reason.js';

/** If more rows than this are system routes to None, they become one line. */
const noneRowsInTable = 2;

const header = ['Source', 'State', 'Prefix', 'Next hop type', 'Next hop'] as const;

/** The maximum number of next hops that are shown; the others are only counted. */
const mostHops = 32;

/**
 * An effective route table of some NICs or a firewall in Markdown: rows that lead back to the sending device and rows
 * that drop packets are marked and listed before the table, the reasons of rows follow it or are its last column, the
 * system's None rows are one line, and the routes that are left out are listed with the reasons.
 */
export function effectiveTable(page: Page, effective: EffectiveTable, senders: readonly DeclId[]): string {
  return blocks([
    someRows(page, effective, effective.routes, senders),
    unknownRoutes(page, effective),
    unknownExtents(page, effective),
    doubtfulEndpoints(page, effective),
    absentRoutes(page, effective.absent),
  ]);
}

/** A route table that is not known: any row may be different. */
function unknownRoutes(page: Page, { isUnknown, routeTable }: EffectiveTable): string | undefined {
  if (!isUnknown || routeTable === undefined) return undefined;
  return `? The routes of ${page.ref(routeTable)} are not known: each row can be different, and there can be others (${page.rule('R036')}).`;
}

/** The rows whose prefixes are not declared, so that it is unknown for which addresses they decide. */
function unknownExtents(page: Page, { ofUnknownExtent }: EffectiveTable): string | undefined {
  if (ofUnknownExtent.length === 0) return undefined;
  const rows = bounded(ofUnknownExtent, page.limits.items, (each) => `${destination(each)} (${each.nextHopType})`);
  return `No statement gives the prefixes of ${rows.join(', ')}: a public address may belong to them, whatever the other rows say (${page.rule('R067')}). Write a \`serviceTag\` statement with those that matter.`;
}

/** Private endpoints for which a route to VnetLocal decides. */
function doubtfulEndpoints(page: Page, effective: EffectiveTable): string | undefined {
  const found = endpointsInDoubt(page.network, effective);
  if (found.length === 0) return undefined;
  const names = bounded(
    found,
    page.limits.items,
    ({ endpoint, row }) => `${page.ref(endpoint.id)} (${row.prefix?.text})`,
  );
  return `A route to VnetLocal decides for ${names.join(', ')}, and may not reach ${found.length > 1 ? 'them' : 'it'} without \`privateEndpointVNetPolicies Basic\` (${page.rule('R028a')}).`;
}

/** The same for some rows of the table, without the routes that are left out. */
export function someRows(
  page: Page,
  effective: EffectiveTable,
  routes: readonly EffectiveRoute[],
  senders: readonly DeclId[],
): string {
  const marks = new RowMarks(page, effective, senders);
  const nones = routes.filter(isSystemNone);
  const compress = nones.length > noneRowsInTable;
  const rows = compress ? routes.filter((route) => !isSystemNone(route)) : routes;
  const shown = rows.slice(0, page.limits.rows);
  const cells = shown.map((route) => row(page, effective, route, marks));
  const reasons = shown.map((route) => rowReason(page, effective, route));
  return blocks([
    summary(
      page,
      `↺ back to itself (${page.rule('R160')})`,
      rows.filter((route) => marks.ofRow(route) === 'itself'),
    ),
    summary(
      page,
      '✗ dropped',
      rows.filter((route) => marks.ofRow(route) === 'dropped' && !isSystemNone(route)),
    ),
    page.limits.isNarrow
      ? table(header, cells)
      : table(
          [...header, 'Why'],
          cells.map((each, i) => [...each, reasons[i] ?? '']),
        ),
    leftAfter(page.limits.rows, rows.length, 'row'),
    compress ? summary(page, '✗ Default → None', nones) : undefined,
    page.limits.isNarrow ? reasonList(shown, reasons) : undefined,
  ]);
}

/** The reasons of rows, each with its rows: in a narrow window, a column for them would become one word wide. */
function reasonList(rows: readonly EffectiveRoute[], reasons: readonly string[]): string | undefined {
  const groups = new Map<string, EffectiveRoute[]>();
  for (const [i, route] of rows.entries()) {
    const reason = reasons[i] ?? '';
    if (reason !== '') append(groups, `${sourceText(route.source)} ${reason}`, route);
  }
  const lines = [...groups].map(([key, same]) => {
    const [source = ''] = key.split(' ');
    return `- ${source} ${same.map(destination).join(', ')}: ${key.slice(source.length + 1)}`;
  });
  return lines.length > 0 ? `**Why**\n\n${lines.join('\n')}` : undefined;
}

/** The abbreviated source of a row: the next column contains the whole word as the type of the next hop. */
export function sourceText(source: RouteSource): string {
  return source === 'VirtualNetworkGateway' ? 'Gateway' : source;
}

/** Whether a row is a system route that drops packets that match no other row (R002). */
function isSystemNone(route: EffectiveRoute): boolean {
  return route.source === 'Default' && route.nextHopType === 'None' && route.state === 'Active';
}

function summary(page: Page, title: string, routes: readonly EffectiveRoute[]): string | undefined {
  if (routes.length === 0) return undefined;
  return `${title}: ${bounded(routes, page.limits.prefixes, destination).join(', ')}`;
}

function destination(route: EffectiveRoute): string {
  return route.prefix?.text ?? escapeText(route.serviceTag ?? '');
}

function row(page: Page, effective: EffectiveTable, route: EffectiveRoute, marks: RowMarks): string[] {
  const shown = route.nextHops.slice(0, mostHops).map((hop, i) => nextHop(page, effective, hop, marks.ofHop(route, i)));
  return [
    sourceText(route.source),
    route.state,
    destination(route),
    route.nextHopType,
    hopsCell(
      [...new Set(shown)].filter((text) => text !== ''),
      route.nextHops.length,
    ),
  ];
}

/** Next hops; if there are many, only the first ones, and the number of others. */
function hopsCell(shown: readonly string[], all: number): string {
  const rest = all - mostHops;
  return [...shown, ...(rest > 0 ? [`… and ${count(rest, 'more next hop')}`] : [])].join(', ');
}

function nextHop(page: Page, effective: EffectiveTable, { text, action }: RowNextHop, mark: Mark | undefined): string {
  const owner =
    action.to === 'address' && mark?.kind !== 'itself' ? page.owner(effective.vnet, action.address) : undefined;
  return [escapeText(text ?? ''), owner, mark?.text].filter(Boolean).join(' ');
}
