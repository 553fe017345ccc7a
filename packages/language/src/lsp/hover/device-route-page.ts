import { covers, type DeclId, type OsEntry, type OsRoute, overlaps, type RouterRoute } from '@azroute/engine';
import { someRows } from './effective-table.js';
import { blocks, bounded, facts } from './markdown.js';
import { leavesBy, origin } from './nva-page.js';
import type { Page } from './page.js';
import { routerPage } from './site-page.js';

/**
 * A route of an appliance's operating system: where packets leave that follow it, and the effective routes that the
 * fabric then decides by (R189).
 */
export function osRoutePage(page: Page, id: DeclId): string | undefined {
  const nva = page.topology.nvas.find(({ routes }) => routes.some((route) => route.id === id));
  const route = nva?.routes.find((each) => each.id === id);
  if (!nva || !route) return undefined;
  const same = page.snapshot.operatingSystemRoutes(nva.id).filter(({ prefix }) => prefix.text === route.prefix.text);
  const own = same.filter(({ osRoute }) => osRoute?.id === id);
  const others = same.filter((entry) => !own.includes(entry));
  const drops = own.some(({ target }) => target.to === 'drop');
  return blocks([
    facts([head(page, route), `of the operating system of ${page.ref(nva.id)}`]),
    drops ? '✗ It drops all packets that it matches.' : undefined,
    own.length > 0 && !drops ? `Packets leave by ${entries(page, own)}.` : undefined,
    others.length > 0
      ? `${own.length > 0 ? 'At equal cost, they also leave' : 'Another route for the same prefix counts: packets leave'} by ${entries(page, others)}.`
      : undefined,
    same.length === 0 ? '✗ Nothing leads to its next hop, so it is not used.' : undefined,
    ...nicsOf(own).map((nic) => fabricRows(page, nic, route)),
  ]);
}

/** A static route of a router on premises, and the table of the router. */
export function routerRoutePage(page: Page, id: DeclId): string | undefined {
  for (const { routers } of page.topology.sites) {
    const router = routers.find(({ routes }) => routes.some((route) => route.id === id));
    const route = router?.routes.find((each) => each.id === id);
    if (!router || !route) continue;
    return blocks([facts([head(page, route), `static route of ${page.ref(router.id)}`]), routerPage(page, router.id)]);
  }
  return undefined;
}

function head(page: Page, { prefix, target }: OsRoute | RouterRoute): string {
  return `**Route ${prefix.text}** → ${targetText(page, target)}`;
}

function targetText(page: Page, target: OsRoute['target']): string {
  switch (target.via) {
    case 'nic':
      return page.ref(target.nic);
    case 'tunnel':
      return `tunnel ${page.ref(target.tunnel)}`;
    case 'address':
      return target.address.text;
    case 'drop':
      return '✗ dropped';
  }
}

function entries(page: Page, some: readonly OsEntry[]): string {
  return bounded(some, page.limits.items, (entry) => `${leavesBy(page, entry)} (${origin(page, entry)})`).join(', ');
}

/** The NICs by which packets leave into the fabric. */
function nicsOf(some: readonly OsEntry[]): readonly DeclId[] {
  return [...new Set(some.flatMap(({ target }) => (target.to === 'nic' ? [target.nic] : [])))];
}

/** The effective routes of a NIC that decide for addresses of a route. */
function fabricRows(page: Page, nic: DeclId, route: OsRoute): string {
  const effective = page.snapshot.effectiveRoutes(nic);
  if (!effective) return '';
  const overlapping = effective.routes.filter(
    ({ prefix, state }) => state === 'Active' && prefix !== undefined && overlaps(prefix, route.prefix),
  );
  // Of the rows that contain the whole prefix, only the longest one decides.
  const around = Math.max(
    ...overlapping.map(({ prefix }) => (prefix && covers(prefix, route.prefix) ? prefix.length : -1)),
  );
  const rows = overlapping.filter(({ prefix }) => prefix !== undefined && prefix.length >= around);
  return blocks([
    `Then the fabric decides, by the effective routes of ${page.ref(nic)} (${page.rule('R189')}):`,
    someRows(page, effective, rows, [nic]),
  ]);
}
