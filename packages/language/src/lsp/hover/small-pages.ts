import type { DeclId, TunnelEnd } from '@azroute/engine';
import { effectiveTable } from './effective-table.js';
import { gatewayPage } from './gateway-page.js';
import { blocks, bounded, facts } from './markdown.js';
import { limits, type Page } from './page.js';

/** A site: its address space, its hosts, and the table of each of its routers. */
export function sitePage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'site') return undefined;
  const { site } = thing;
  const own = site.routers.find((router) => router.id === id);
  const head = blocks([
    facts([
      page.title('Site', id),
      site.addressSpace.map((prefix) => prefix.text).join(', '),
      site.transit ? 'transit' : undefined,
    ]),
    site.hosts.length > 0
      ? `hosts ${bounded(site.hosts, limits.items, (host) => page.ref(host.id)).join(', ')}`
      : undefined,
  ]);
  const routers = own
    ? [gatewayPage(page, id, 'Router', 'the site itself')]
    : site.routers.map((router) => routerPage(page, router.id));
  return blocks([head, ...routers.slice(0, limits.items)]);
}

/** A router of a site: its table, and what it advertises. */
export function routerPage(page: Page, id: DeclId): string | undefined {
  const found = page.network.router(id);
  if (!found) return undefined;
  return gatewayPage(page, id, 'Router', `of ${page.ref(found.site.id)}`);
}

/** A host of a site. */
export function hostPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'host') return undefined;
  return facts([page.title('Host', id), thing.host.address.text, `of ${page.ref(thing.site.id)}`]);
}

/** A tunnel: its ends, and the sessions and routes that use it. */
export function tunnelPage(page: Page, id: DeclId): string | undefined {
  const tunnel = page.network.tunnel(id);
  if (!tunnel) return undefined;
  const sessions = page.topology.sessions.filter((session) => session.tunnel === id);
  const routed = page.topology.nvas.flatMap((nva) =>
    nva.routes
      .filter(({ target }) => target.via === 'tunnel' && target.tunnel === id)
      .map((route) => `${route.prefix.text} at ${page.ref(nva.id)}`),
  );
  return blocks([
    facts([page.title('Tunnel', id), tunnel.tunnelKind, tunnel.mtu === undefined ? undefined : `MTU ${tunnel.mtu}`]),
    `${tunnelEnd(page, tunnel.a)} ↔ ${tunnelEnd(page, tunnel.b)}`,
    sessions.length > 0
      ? `BGP over it: ${bounded(sessions, limits.items, (session) => page.ref(session.id)).join(', ')}`
      : undefined,
    routed.length > 0
      ? `Static routes into it: ${bounded(routed, limits.items, (text) => text).join(', ')}`
      : undefined,
    sessions.length + routed.length === 0
      ? 'Nothing is sent into it: no session runs over it and no route leads into it.'
      : undefined,
  ]);
}

function tunnelEnd(page: Page, end: TunnelEnd): string {
  return [page.ref(end.device), end.endpoint?.text].filter(Boolean).join(' ');
}

/** A firewall: its address, and the effective routes of its subnet. */
export function firewallPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'firewall') return undefined;
  const subnet = thing.vnet.subnets.find((candidate) => candidate.name === 'AzureFirewallSubnet');
  const effective = subnet && page.snapshot.subnetRoutes(subnet.id);
  return blocks([
    facts([page.title('Azure Firewall', id), thing.firewall.address?.text, `in ${page.ref(thing.vnet.id)}`]),
    effective && `It forwards by the effective routes of ${page.ref(subnet.id)}:`,
    effective && effectiveTable(page, effective, []),
  ]);
}

/** An internal load balancer: its address and its backends. */
export function loadBalancerPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'loadBalancer') return undefined;
  const { loadBalancer, subnet } = thing;
  const backends = bounded(loadBalancer.backends, limits.items, (backend) => page.ref(backend)).join(', ');
  return blocks([
    facts([page.title('Load balancer', id), loadBalancer.address.text, `in ${page.ref(subnet.id)}`]),
    backends === '' ? '✗ It has no backend: what is sent to it is dropped.' : `delivers to ${backends}`,
  ]);
}

/** A private endpoint. */
export function privateEndpointPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'privateEndpoint') return undefined;
  const { endpoint, subnet } = thing;
  return facts([
    page.title('Private endpoint', id),
    endpoint.address.text,
    `in ${page.ref(subnet.id)}`,
    `privateEndpointNetworkPolicies ${subnet.privateEndpointNetworkPolicies}`,
  ]);
}
