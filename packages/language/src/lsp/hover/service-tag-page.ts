import type { DeclId } from '@azroute/engine';
import { blocks, bounded, escapeText, facts } from './markdown.js';
import type { Page } from './page.js';

/** The prefixes of a service tag, and the routes and service endpoints that they are for. */
export function serviceTagPage(page: Page, id: DeclId): string | undefined {
  const tag = page.topology.serviceTags.find((each) => each.id === id);
  if (!tag) return undefined;
  const { serviceTags } = page.network;
  const isOwn = (prefixes: ReturnType<typeof serviceTags.of>) =>
    prefixes?.some(({ declaration }) => declaration === id) ?? false;
  const routes = page.topology.routeTables.flatMap(({ id: table, routes: all }) =>
    all
      .filter(({ destination: to }) => 'serviceTag' in to && isOwn(serviceTags.of(to.serviceTag)))
      .map((route) => `${page.ref(route.id, route.name)} of ${page.ref(table)}`),
  );
  const endpoints = page.topology.vnets.flatMap(({ subnets }) =>
    subnets.flatMap((subnet) =>
      subnet.serviceEndpoints
        .filter((service) => isOwn(serviceTags.ofService(service)))
        .map((service) => `${escapeText(service)} of ${page.ref(subnet.id)}`),
    ),
  );
  const line = (title: string, items: readonly string[]) =>
    items.length > 0 ? `${title} ${bounded(items, page.limits.items, (item) => item).join(', ')}` : undefined;
  return blocks([
    facts([`**Service tag ${escapeText(tag.name)}**`]),
    line(
      'Prefixes:',
      tag.prefixes.map(({ text }) => text),
    ),
    line('Routes:', routes),
    line('Service endpoints:', endpoints),
    routes.length + endpoints.length === 0 ? 'No route and no service endpoint is for it.' : undefined,
  ]);
}
