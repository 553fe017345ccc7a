import {
  associatedTable,
  type DeclId,
  type HubNextHop,
  type HubRouteRow,
  type HubRouteTable,
  hubNextHopId,
  hubNextHopTypes,
  inOrderOfHub,
  type VirtualHub,
  wanOf,
} from '@azroute/engine';
import { asPathText } from './bgp-table.js';
import { blocks, bounded, count, escapeText, facts, leftAfter, table } from './markdown.js';
import type { Page } from './page.js';

/** A virtual WAN: its hubs, and whether branches reach one another. */
export function virtualWanPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'virtualWan') return undefined;
  const hubs = page.topology.virtualHubs.filter((hub) => wanOf(page.topology, hub) === id);
  return blocks([
    facts([page.title('Virtual WAN', id), count(hubs.length, 'hub')]),
    bounded(hubs, page.limits.items, (hub) => page.ref(hub.id)).join(', '),
    thing.virtualWan.allowBranchToBranchTraffic
      ? 'Branches reach one another through its hubs.'
      : `Branches do not reach one another: allowBranchToBranchTraffic is false (${page.rule('W067')}).`,
  ]);
}

/** A virtual hub: its router, its gateways, its connections, and the routes of its tables. */
export function virtualHubPage(page: Page, id: DeclId): string | undefined {
  const hub = page.network.virtualHub(id);
  if (!hub) return undefined;
  const { vnet } = hub;
  const devices = [...vnet.vpnGateways, ...vnet.expressRouteGateways, ...vnet.firewalls];
  const connections = page.network.hubConnectionsOf(id);
  return blocks([
    facts([
      page.title('virtual hub', id),
      vnet.addressSpace[0]?.text,
      'AS 65515',
      hub.virtualRouterIps.map(({ text }) => text).join(', '),
      vnet.location && escapeText(vnet.location),
      hub.hubRoutingPreference === 'ExpressRoute' ? undefined : `hubRoutingPreference ${hub.hubRoutingPreference}`,
    ]),
    facts([
      count(connections.length, 'connected virtual network'),
      ...bounded(devices, page.limits.items, (device) => page.ref(device.id)),
    ]),
    intentText(page, hub),
    blocks([`**${page.ref(hub.defaultRouteTable.id)}**`, routes(page, hub.defaultRouteTable.id)]),
    ...hub.hubRouteTables
      .slice(0, page.limits.items)
      .map((own) => blocks([`**${page.ref(own.id)}**`, routes(page, own.id)])),
  ]);
}

/** A route table of a hub: its labels, what is associated with it, and its routes. */
export function hubRouteTablePage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'hubRouteTable') return undefined;
  const { hub, hubRouteTable } = thing;
  const associated = page.network
    .hubConnectionsOf(hub.id)
    .filter((connection) => associatedTable(hub, connection).id === id);
  return blocks([
    facts([page.title('hub route table', id), `in ${page.ref(hub.id)}`, labelsText(hubRouteTable)]),
    associated.length === 0
      ? 'No virtual network is associated with it.'
      : `Associated: ${bounded(associated, page.limits.items, ({ vnet }) => page.ref(vnet)).join(', ')}.`,
    routes(page, id),
  ]);
}

/** A static route of a hub's table. */
export function hubRoutePage(page: Page, id: DeclId): string | undefined {
  for (const hub of page.topology.virtualHubs) {
    for (const own of [hub.defaultRouteTable, ...hub.hubRouteTables]) {
      const route = own.routes.find((one) => one.id === id);
      if (!route) continue;
      const prefixes = bounded(route.prefixes, page.limits.prefixes, ({ text }) => text).join(', ');
      return facts([
        `**static route** of ${page.ref(own.id)}`,
        `${prefixes} → ${page.ref(route.nextHop)}`,
        `wins over what is learned for the same prefix (${page.rule('W027')})`,
      ]);
    }
  }
  return undefined;
}

/** The routing policies of a hub. */
export function routingIntentPage(page: Page, id: DeclId): string | undefined {
  const hub = page.topology.virtualHubs.find(({ routingIntent }) => routingIntent?.id === id);
  return (
    hub &&
    blocks([
      `**routing intent** of ${page.ref(hub.id)}`,
      intentText(page, hub),
      `All connections are associated with ${page.ref(hub.defaultRouteTable.id)} and ${hub.routingIntent?.privateTraffic === undefined ? 'propagate to the label default' : `propagate to noneRouteTable`} (${page.rule('W086')}).`,
      firewallLine(page, hub),
    ])
  );
}

/** W090: the firewall knows what connections bring, whatever their propagation. */
function firewallLine(page: Page, { vnet }: VirtualHub): string | undefined {
  const [firewall] = vnet.firewalls;
  const rows = firewall && page.snapshot.hubRoutes(firewall.id)?.rows;
  return rows && `${page.ref(firewall.id)} itself forwards by ${count(rows.length, 'route')} (${page.rule('W090')}).`;
}

function intentText(page: Page, hub: VirtualHub): string | undefined {
  const { routingIntent } = hub;
  if (!routingIntent) return undefined;
  const lines = [
    [`Private traffic (${privatePrefixes(hub)})`, routingIntent.privateTraffic],
    ['Internet traffic (0.0.0.0/0)', routingIntent.internet],
  ].flatMap(([what, id]) => (id === undefined ? [] : [`${what} goes to ${page.ref(id)} (${page.rule('W087')}).`]));
  return lines.join('\n\n');
}

/** The prefixes of private traffic: those of RFC 1918, and the additional ones (W087, W088). */
function privatePrefixes({ defaultRouteTable, vnet }: VirtualHub): string {
  const added = defaultRouteTable.routes
    .filter(({ nextHop }) => vnet.firewalls.some(({ id }) => id === nextHop))
    .flatMap(({ prefixes }) => prefixes.map(({ text }) => text));
  return ['RFC 1918', ...added].join(', ');
}

function labelsText({ labels }: HubRouteTable): string | undefined {
  return labels.length === 0 ? undefined : `labels ${labels.map(escapeText).join(', ')}`;
}

/** The routes of a table, or those by which a firewall forwards, as Azure shows them. */
function routes(page: Page, id: DeclId): string {
  const rows = inOrderOfHub(page.snapshot.hubRoutes(id)?.rows ?? []);
  const cells = rows
    .slice(0, page.limits.rows)
    .map((row) => [
      row.prefix.text,
      [...new Set(row.nextHops.map(({ to }) => hubNextHopTypes[to]))].join(', '),
      row.nextHops.map((hop) => nextHopText(page, hop)).join(', '),
      asPathText(row.asPath),
      reason(page, row),
    ]);
  return blocks([
    rows.length === 0 ? 'It has no routes.' : table(['Prefix', 'Next hop type', 'Next hop', 'AS path', 'Why'], cells),
    leftAfter(page.limits.rows, rows.length, 'route'),
  ]);
}

function reason(page: Page, { cause }: HubRouteRow): string {
  return page.cause(cause);
}

function nextHopText(page: Page, hop: HubNextHop): string {
  const id = hubNextHopId(hop);
  return id === undefined ? 'Internet' : page.ref(id);
}
