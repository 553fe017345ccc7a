import {
  associatedTable,
  type ConnectionEnd,
  type DeclId,
  type HubVirtualNetworkConnection,
  propagatedTables,
  type VirtualHub,
} from '@azroute/engine';
import { blocks, bounded, count, facts } from './markdown.js';
import type { Page } from './page.js';

/** The connection of a virtual network with a hub: its routing configuration, and what it brings. */
export function hubConnectionPage(page: Page, id: DeclId): string | undefined {
  const connection = page.topology.hubConnections.find((candidate) => candidate.id === id);
  const hub = connection && page.network.virtualHub(connection.hub);
  if (!connection || !hub) return undefined;
  if (page.network.hubConnectionOf(connection.vnet) !== connection) {
    return facts([page.title('Connection', id), 'not in effect: the network is connected to a hub already']);
  }
  const table = associatedTable(hub, connection);
  const routes = page.snapshot.hubRoutes(table.id)?.rows.length ?? 0;
  const takesDefault = connection.routing.enableInternetSecurity ?? true;
  return blocks([
    facts([page.title('Connection', id), 'virtual network connection']),
    intentNote(page, hub),
    `Associated with ${page.ref(table.id)}: ${count(routes, 'route')}${takesDefault ? '' : `, without its default route (enableInternetSecurity false, ${page.rule('W043')})`}.`,
    propagationLine(page, hub, id),
    bringsLine(page, connection),
    ...staticLines(page, connection),
  ]);
}

/** The routing configuration of a branch's connection, at the end of the hub's gateway. */
export function branchRouting(page: Page, id: DeclId, { device, routing }: ConnectionEnd): string | undefined {
  const thing = page.network.thing(device);
  const hub = thing && 'vnet' in thing ? page.network.virtualHub(thing.vnet.id) : undefined;
  if (!hub) return undefined;
  return blocks([
    intentNote(page, hub),
    `Associated with ${page.ref(hub.defaultRouteTable.id)}, as all branches (${page.rule('W017')}).`,
    propagationLine(page, hub, id),
    routing?.enableInternetSecurity
      ? `Is told the default route of ${page.ref(hub.id)} (${page.rule('W103')}).`
      : undefined,
  ]);
}

function intentNote(page: Page, { routingIntent }: VirtualHub): string | undefined {
  return routingIntent && `Routing intent decides association and propagation (${page.rule('W086')}).`;
}

function propagationLine(page: Page, { routingIntent, vnet }: VirtualHub, id: DeclId): string {
  const [firewall] = vnet.firewalls;
  if (routingIntent?.privateTraffic !== undefined && firewall) {
    return `Its routes are in the routes of ${page.ref(firewall.id)}, and other hubs know them (${page.rule('W090')}).`;
  }
  const tables = propagatedTables(page.network, id);
  if (tables.length === 0) return `Propagates to no route table (${page.rule('W013')}).`;
  return `Propagates to ${bounded(tables, page.limits.items, (table) => page.ref(table.id)).join(', ')}.`;
}

function bringsLine(page: Page, { vnet, staticRoutes, propagateStaticRoutes }: HubVirtualNetworkConnection): string {
  const space = page.network.vnet(vnet)?.addressSpace ?? [];
  const statics = propagateStaticRoutes ? staticRoutes.flatMap(({ prefixes }) => prefixes) : [];
  const brought = [...space.filter(({ family }) => family === 4), ...statics];
  const prefixes = bounded(brought, page.limits.prefixes, ({ text }) => text).join(', ');
  return brought.length === 0 ? 'Brings no prefixes.' : `Brings ${prefixes} (${page.rule('W023')}).`;
}

function staticLines(page: Page, connection: HubVirtualNetworkConnection): readonly string[] {
  const { staticRoutes, propagateStaticRoutes, vnet, vnetLocalRouteOverrideCriteria } = connection;
  if (staticRoutes.length === 0) return [];
  const lines = bounded(staticRoutes, page.limits.items, ({ prefixes, nextHop }) => {
    const owner = page.owner(vnet, nextHop);
    const to = owner === undefined ? nextHop.text : `${nextHop.text} (${owner})`;
    return `- ${bounded(prefixes, page.limits.prefixes, ({ text }) => text).join(', ')} → ${to}`;
  });
  const own =
    vnetLocalRouteOverrideCriteria === 'Equal'
      ? `Addresses of the network itself are reached directly (${page.rule('W034')}).`
      : undefined;
  return [
    facts([
      `Static routes, ${propagateStaticRoutes ? `propagated to other tables and hubs (${page.rule('W035')})` : `not propagated (${page.rule('W032')})`}:`,
    ]),
    lines.join('\n'),
    ...(own === undefined ? [] : [own]),
  ];
}
