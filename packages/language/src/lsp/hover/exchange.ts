import type { BgpNextHop, BgpRoute, DeclId, SessionSide, Speaker } from '@azroute/engine';
import { bgpTable, reasons, type ShownRoute } from './bgp-table.js';
import { blocks } from './markdown.js';
import type { Page } from './page.js';

/**
 * The routes that one device sends to another because of one declaration, with a side for each pair of instances.
 * Routes that all sides carry are shown once; the others are marked with their instance.
 */
export interface Flow {
  readonly from: DeclId;
  readonly to: DeclId;
  readonly declaration: DeclId;
  readonly sides: readonly SessionSide[];
}

/** The flows of the sides that pass a test, in the order of the sessions. */
export function flowsOf(page: Page, test: (side: SessionSide) => boolean): Flow[] {
  const flows = new Map<string, { from: DeclId; to: DeclId; declaration: DeclId; sides: SessionSide[] }>();
  for (const side of page.snapshot.bgp.sessions) {
    if (!test(side)) continue;
    const from = page.speaker(side.local)?.device;
    const to = page.speaker(side.remote)?.device;
    if (from === undefined || to === undefined) continue;
    const key = `${from}\n${to}\n${side.declaration}`;
    const flow = flows.get(key);
    if (flow) flow.sides.push(side);
    else flows.set(key, { from, to, declaration: side.declaration, sides: [side] });
  }
  return [...flows.values()];
}

/** The routes that the receiver of a flow accepted, and those that it dropped or didn't select, with the reasons. */
export function learned(page: Page, flow: Flow): string {
  const { bgp } = page.snapshot;
  const rows = new Rows(page, flow);
  const dropped: { route: BgpRoute; cause: BgpRoute['cause'] }[] = [];
  for (const side of flow.sides) {
    const held = bgp.table(side.remote);
    for (const { routes, bestCount } of held.routes.values()) {
      routes.forEach((route, i) => {
        if (isOf(route.session, side)) rows.add(side, route, i < bestCount ? '' : 'not best');
      });
    }
    dropped.push(...held.rejected.filter(({ route }) => isOf(route.session, side)));
  }
  const shown = rows.shown();
  const kept = new Set(
    flow.sides.flatMap((side) => [...bgp.table(side.remote).routes.values()].flatMap((one) => one.routes)),
  );
  return blocks([
    shown.length > 0 ? '*learned*' : '*learned nothing*',
    bgpTable(page, shown),
    reasons(
      page,
      'not best',
      dropped.filter(({ route }) => kept.has(route)),
    ),
    reasons(
      page,
      'dropped',
      dropped.filter(({ route }) => !kept.has(route)),
    ),
  ]);
}

/** The routes that the sender of a flow advertises, and those that it doesn't, with the reasons. */
export function advertised(page: Page, flow: Flow): string {
  const { bgp } = page.snapshot;
  const rows = new Rows(page, flow);
  for (const side of flow.sides) {
    const refused = refusals(page, side);
    for (const route of bgp.advertised(side.local))
      if (isOf(route.session, side)) rows.add(side, route, noteAtReceiver(page, side, route, refused));
  }
  const shown = rows.shown();
  const withheld = flow.sides.flatMap((side) => bgp.withheld(side.local).filter((route) => isOf(route.session, side)));
  return blocks([
    shown.length > 0 ? '*advertised*' : '*advertised nothing*',
    bgpTable(page, shown),
    reasons(page, 'not sent', withheld),
  ]);
}

/**
 * The routes that each end of a declaration sends to the other one, and their results there; empty without a session.
 */
export function directions(page: Page, declaration: DeclId): string {
  return flowsOf(page, (side) => side.declaration === declaration)
    .map((flow) => {
      const kind = flow.sides[0]?.kind === 'ibgp' ? ' (iBGP)' : '';
      const heading = `**${page.ref(flow.from)} → ${page.ref(flow.to)}**${kind}`;
      return blocks([heading, down(page, flow) ?? advertised(page, flow)]);
    })
    .join('\n\n');
}

/** The reason why a flow carries nothing, if all its sides are down. */
export function down(page: Page, flow: Flow): string | undefined {
  if (!flow.sides.every((side) => side.down)) return undefined;
  const texts = flow.sides.flatMap((side) => (side.down ? [page.cause(side.down)] : []));
  return `✗ down: ${[...new Set(texts)].join(' ')}`;
}

type Refusals = ReadonlyMap<string, { readonly cause: BgpRoute['cause'] }>;

/** The routes of a side that its receiver dropped, by prefix. */
function refusals(page: Page, side: SessionSide): Refusals {
  const refused = new Map<string, { readonly cause: BgpRoute['cause'] }>();
  for (const { route, cause } of page.snapshot.bgp.table(side.remote).rejected) {
    if (isOf(route.session, side) && !refused.has(route.prefix.text)) refused.set(route.prefix.text, { cause });
  }
  return refused;
}

/** A note about what happened to an advertised route at its receiver, if it isn't used. */
function noteAtReceiver(
  page: Page,
  side: SessionSide,
  sent: { readonly prefix: { readonly text: string } },
  refused: Refusals,
) {
  const held = page.snapshot.bgp.table(side.remote).routes.get(sent.prefix.text);
  const index = held?.routes.findIndex((route) => isOf(route.session, side)) ?? -1;
  if (held && index >= 0) return index < held.bestCount ? '' : 'not best there';
  const refusal = refused.get(sent.prefix.text);
  return refusal ? `dropped there: ${page.cause(refusal.cause)}` : '';
}

/** The rows of all sides of a flow; equal rows are merged. */
class Rows {
  private readonly rows = new Map<
    string,
    { row: ShownRoute; hops: Map<string, BgpNextHop>; sides: Set<SessionSide> }
  >();

  constructor(
    private readonly page: Page,
    private readonly flow: Flow,
  ) {}

  add(side: SessionSide, route: Omit<ShownRoute, 'note'>, note: string): void {
    const key = `${route.prefix.text} ${route.asPath.join()} ${note}`;
    const { prefix, nextHops, asPath } = route;
    const row = { prefix, nextHops, asPath, note };
    const known = this.rows.get(key) ?? { row, hops: new Map(), sides: new Set() };
    for (const hop of route.nextHops) known.hops.set(hop.text, hop);
    known.sides.add(side);
    this.rows.set(key, known);
  }

  shown(): ShownRoute[] {
    return [...this.rows.values()].map(({ row, hops, sides }) => {
      const part = sides.size < this.flow.sides.length ? [...sides].map((side) => this.instance(side)).join(', ') : '';
      return { ...row, nextHops: [...hops.values()], note: [row.note, part].filter(Boolean).join(', ') };
    });
  }

  private instance(side: SessionSide): string {
    const ends = [this.page.speaker(side.local), this.page.speaker(side.remote)];
    const instance = ends.find((end: Speaker | undefined) => end?.instance !== undefined)?.instance;
    return instance === undefined ? '' : `instance ${instance} only`;
  }
}

function isOf(a: SessionSide | undefined, b: SessionSide): boolean {
  return a !== undefined && (a === b || a.id === b.id);
}
