import type { DeclId } from '@azroute/engine';
import { gatewayPage } from './gateway-page.js';
import { blocks, bounded, facts } from './markdown.js';
import type { Page } from './page.js';

/** A site: its address space, its hosts, and the table of each of its routers. */
export function sitePage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'site') return undefined;
  const { site } = thing;
  const own = site.routers.find((router) => router.id === id);
  const head = blocks([
    facts([
      page.title('Site', id),
      bounded(site.addressSpace, page.limits.prefixes, (prefix) => prefix.text).join(', '),
      site.transit ? 'transit' : undefined,
    ]),
    site.hosts.length > 0
      ? `hosts ${bounded(site.hosts, page.limits.items, (host) => page.ref(host.id)).join(', ')}`
      : undefined,
  ]);
  const routers = own
    ? [gatewayPage(page, id, 'Router', 'the site itself')]
    : bounded(site.routers, page.limits.items, (router) => routerPage(page, router.id) ?? '');
  return blocks([head, ...routers]);
}

/** A router of a site: its table, and the routes that it advertises. */
export function routerPage(page: Page, id: DeclId): string | undefined {
  const found = page.network.router(id);
  if (!found) return undefined;
  return gatewayPage(page, id, 'Router', `of ${page.ref(found.site.id)}`);
}

/** What a host belongs to. */
const homes = { site: 'of', nva: 'behind', vpnGateway: 'point-to-site client of' } as const;

/** A host. */
export function hostPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'host') return undefined;
  return facts([
    page.title('Host', id),
    thing.host.address.text,
    `${homes[thing.home.kind]} ${page.ref(thing.home.id)}`,
  ]);
}
