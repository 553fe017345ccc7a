import type { DeclId, EffectiveRoute, EffectiveTable, RouteSource, RowNextHop } from '@azroute/engine';
import { absentRoutes } from './absent-routes.js';
import { blocks, bounded, count, escapeText, table } from './markdown.js';
import { limits, type Page } from './page.js';
import { rowReason } from './row-reason.js';
import { selfAddresses } from './self.js';

/** More rows than this that the system drops become one line. */
const noneRowsInTable = 2;

const header = ['Source', 'State', 'Prefix', 'Next hop type', 'Next hop', 'Why'] as const;

/** Of more next hops than this the others are counted. */
const mostHops = 32;

/** What becomes of a packet that a row sends to one of its next hops, if it does not get anywhere. */
type Mark = { readonly kind: 'itself'; readonly device: DeclId } | { readonly kind: 'dropped'; readonly why: string };

/**
 * An effective route table in Markdown, as the given NICs use it: rows that lead back to their own appliance and rows
 * that drop are marked and named before the table, the system's None rows are one line, and a list says which routes
 * are left out and why.
 */
export function effectiveTable(page: Page, effective: EffectiveTable, nics: readonly DeclId[]): string {
  const marks = new Marks(page, effective, nics);
  const nones = effective.routes.filter(isSystemNone);
  const compress = nones.length > noneRowsInTable;
  const rows = compress ? effective.routes.filter((route) => !isSystemNone(route)) : effective.routes;
  const shown = rows.slice(0, limits.rows).map((route) => row(page, effective, route, marks));
  return blocks([
    summary(
      `↺ back to itself (${page.rule('R160')})`,
      rows.filter((route) => marks.ofRow(route) === 'itself'),
    ),
    summary(
      '✗ dropped',
      rows.filter((route) => marks.ofRow(route) === 'dropped' && !isSystemNone(route)),
    ),
    table(header, shown),
    rows.length > limits.rows ? `… and ${count(rows.length - limits.rows, 'more row')}` : undefined,
    compress ? summary('✗ Default → None', nones) : undefined,
    absentRoutes(page, effective.absent),
  ]);
}

/** The source of a row, shortened: the whole word stands beside it as type of the next hop. */
export function sourceText(source: RouteSource): string {
  return source === 'VirtualNetworkGateway' ? 'Gateway' : source;
}

/** A row that drops what no other row wants, because the system says so (R002). */
function isSystemNone(route: EffectiveRoute): boolean {
  return route.source === 'Default' && route.nextHopType === 'None' && route.state === 'Active';
}

function summary(title: string, routes: readonly EffectiveRoute[]): string | undefined {
  if (routes.length === 0) return undefined;
  return `${title}: ${bounded(routes, limits.prefixes, destination).join(', ')}`;
}

function destination(route: EffectiveRoute): string {
  return route.prefix?.text ?? escapeText(route.serviceTag ?? '');
}

function row(page: Page, effective: EffectiveTable, route: EffectiveRoute, marks: Marks): string[] {
  const hops = new Set(route.nextHops.slice(0, mostHops).map((hop) => nextHop(page, effective, route, hop, marks)));
  return [
    sourceText(route.source),
    route.state,
    destination(route),
    route.nextHopType,
    hopsCell(
      [...hops].filter((text) => text !== ''),
      route.nextHops.length,
    ),
    rowReason(page, effective, route),
  ];
}

/** Next hops; of many the first ones, and how many there are besides. */
function hopsCell(shown: readonly string[], all: number): string {
  const rest = all - mostHops;
  return [...shown, ...(rest > 0 ? [`… and ${count(rest, 'more next hop')}`] : [])].join(', ');
}

function nextHop(page: Page, effective: EffectiveTable, route: EffectiveRoute, hop: RowNextHop, marks: Marks): string {
  const text = escapeText(hop.text ?? '');
  const mark = marks.ofHop(route, hop);
  const shown = mark ? marks.text(mark) : hop.action.to === 'address' && page.owner(effective.vnet, hop.action.address);
  return [text, shown].filter(Boolean).join(' ');
}

/** Tells for the rows of a table whether they lead back to the appliance that asks, or nowhere. */
class Marks {
  private readonly self: ReadonlyMap<string, DeclId>;

  constructor(
    private readonly page: Page,
    private readonly effective: EffectiveTable,
    private readonly nics: readonly DeclId[],
  ) {
    this.self = selfAddresses(page, nics);
  }

  ofRow(route: EffectiveRoute): Mark['kind'] | undefined {
    const kinds = new Set(route.nextHops.map((hop) => this.ofHop(route, hop)?.kind));
    return kinds.has('itself') ? 'itself' : kinds.has('dropped') ? 'dropped' : undefined;
  }

  /** The mark of one next hop; an Invalid row has none, since no packet takes it. */
  ofHop(route: EffectiveRoute, { action }: RowNextHop): Mark | undefined {
    if (route.state !== 'Active') return undefined;
    if (action.to === 'drop') return { kind: 'dropped', why: '' };
    if (action.to !== 'address') return undefined;
    const device = this.self.get(action.address.text);
    if (device !== undefined) return { kind: 'itself', device };
    const near = this.page.network.ownerNear(this.effective.vnet, action.address);
    return near ? undefined : { kind: 'dropped', why: ': nobody near has it' };
  }

  text(mark: Mark): string {
    if (mark.kind === 'dropped') return `✗ dropped${mark.why}`;
    return this.nics.length > 1 ? `↺ ${this.page.ref(mark.device)} itself` : '↺ itself';
  }
}
