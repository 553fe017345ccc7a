import type { BgpRoute, DeclId, EffectiveRoute, EffectiveTable, RowNextHop } from '@azroute/engine';
import { escapeText } from './markdown.js';
import type { Page } from './page.js';

/**
 * The reason for a row, short enough for a table cell: who advertised it with which AS path, which route table contains
 * it, which route beat it, and the rule. If packets are dropped for a special reason, the whole sentence.
 */
export function rowReason(page: Page, effective: EffectiveTable, route: EffectiveRoute): string {
  if (route.state === 'Invalid') return beaten(page, route);
  const reasons = route.nextHops.map(
    (hop) => `${hopReason(page, effective, route, hop)} (${page.rule(hop.cause.rule)})`,
  );
  return [...new Set(reasons)].slice(0, 2).join('; ');
}

function beaten(page: Page, route: EffectiveRoute): string {
  const { beatenBy } = route;
  const by = beatenBy?.route;
  if (!beatenBy || by === undefined) return '';
  return `beaten by ${page.ref(by, page.routeName(by))} (${page.rule(beatenBy.rule)})`;
}

function hopReason(page: Page, effective: EffectiveTable, route: EffectiveRoute, hop: RowNextHop): string {
  const { action } = hop;
  switch (action.to) {
    case 'vnet':
      return route.source === 'User' ? userRoute(page, route, hop) : 'own address space';
    case 'peer':
      return `peered with ${page.ref(action.peering, page.label(action.vnet))}`;
    case 'privateEndpoint':
      return page.ref(action.endpoint);
    case 'hub':
      return page.sentence(hop.cause);
    case 'service':
      return escapeText(action.service);
    case 'internet':
      return route.source === 'User' ? userRoute(page, route, hop) : 'system route';
    case 'drop':
      return route.source === 'Default' ? 'system route' : page.sentence(hop.cause);
    case 'circuit':
    case 'vpnGateway':
      return route.source === 'User' ? userRoute(page, route, hop) : learned(page, route, hop, action.gateway);
    case 'address':
      return route.source === 'User'
        ? userRoute(page, route, hop)
        : learned(page, route, hop, routeServerOf(page, effective));
  }
}

/** The route table and the name of a user-defined route, as a link to the route. */
function userRoute(page: Page, { route }: EffectiveRoute, hop: RowNextHop): string {
  return route === undefined ? page.shortSentence(hop.cause) : page.ref(route, page.routeName(route));
}

/** The peer that advertised a route to the injecting device and the AS path, or another origin of the route. */
function learned(page: Page, route: EffectiveRoute, hop: RowNextHop, injector: DeclId | undefined): string {
  const held = injector === undefined || !route.prefix ? [] : routesOf(page, injector, route.prefix.text);
  const found = held.find((one) => one.nextHops.some(({ text }) => text === hop.text)) ?? held[0];
  switch (found?.own?.kind) {
    case 'connection':
      return `static, ${page.ref(found.own.connection)}`;
    case 'bgpPeer':
      return `BGP peer ${page.ref(found.own.far)}`;
    case 'pointToSite':
      return 'point-to-site pool';
  }
  const sender = found?.session && page.speaker(found.session.local);
  if (!found?.session || !sender) return page.shortSentence(hop.cause);
  return `${page.ref(found.session.declaration, page.label(sender.device))} AS ${found.asPath.join(' ')}`;
}

/** The best routes of a device for a prefix from outside of its VNet. */
function routesOf(page: Page, device: DeclId, prefix: string): BgpRoute[] {
  const { bgp } = page.snapshot;
  return bgp.speakersOf(device).flatMap((speaker) => {
    const entry = bgp.table(speaker.id).routes.get(prefix);
    const best = entry?.routes.slice(0, entry.bestCount) ?? [];
    return best.filter((one) => (one.own ? one.own.kind !== 'network' : one.session?.origin === 'declared'));
  });
}

/** The Route Server that injects routes into the NICs of a table: the VNet's own, or that of its remote gateways. */
function routeServerOf(page: Page, effective: EffectiveTable): DeclId | undefined {
  const hub = page.network.hubOf(effective.vnet) ?? page.network.vnet(effective.vnet);
  return hub?.routeServers[0]?.id;
}
