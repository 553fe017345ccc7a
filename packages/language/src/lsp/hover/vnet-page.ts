import type { DeclId, EffectiveTable, Vnet } from '@azroute/engine';
import { someRows } from './effective-table.js';
import { blocks, bounded, count, escapeText, facts, leftAfter, table } from './markdown.js';
import type { Page } from './page.js';
import { flagsOf, peeringState } from './peering-page.js';

/** A VNet: its address space, its peerings with their states, and the routes that gateways and Route Servers inject. */
export function vnetPage(page: Page, id: DeclId): string | undefined {
  const vnet = page.network.vnet(id);
  if (!vnet) return undefined;
  const nics = vnet.subnets.reduce((sum, subnet) => sum + subnet.nics.length, 0);
  const devices = [...vnet.vpnGateways, ...vnet.expressRouteGateways, ...vnet.routeServers, ...vnet.firewalls];
  return blocks([
    facts([
      page.title('VNet', id),
      bounded(vnet.addressSpace, page.limits.prefixes, (prefix) => prefix.text).join(', '),
      vnet.location && escapeText(vnet.location),
      vnet.privateEndpointVNetPolicies === 'Basic' ? 'privateEndpointVNetPolicies Basic' : undefined,
    ]),
    facts([
      count(vnet.subnets.length, 'subnet'),
      count(nics, 'NIC'),
      ...bounded(devices, page.limits.items, (device) => page.ref(device.id)),
    ]),
    peerings(page, vnet),
    injected(page, vnet),
  ]);
}

function peerings(page: Page, vnet: Vnet): string {
  const own = page.topology.peerings.filter((peering) => peering.a.vnet === vnet.id || peering.b.vnet === vnet.id);
  const rows = own.slice(0, page.limits.rows).map((peering) => {
    const [local, remote] = peering.a.vnet === vnet.id ? [peering.a, peering.b] : [peering.b, peering.a];
    return [page.ref(remote.vnet), peeringState(page, peering, local), flagsOf(local), flagsOf(remote)];
  });
  return blocks([
    table(['Peered with', 'State', 'Flags here', 'Flags there'], rows),
    leftAfter(page.limits.rows, own.length, 'peering'),
  ]);
}

/** The routes that gateways and Route Servers inject into a VNet, as a subnet without filtering sees them. */
function injected(page: Page, vnet: Vnet): string {
  const chosen = openTable(page, vnet);
  const routes = chosen?.routes.filter((route) => route.source === 'VirtualNetworkGateway') ?? [];
  if (!chosen || routes.length === 0) return 'No gateway or Route Server injects routes here.';
  return blocks(['Injected by gateways and Route Servers:', someRows(page, chosen, routes, [])]);
}

/** The table of a subnet with gateway route propagation, preferably of one without a route table. */
function openTable(page: Page, vnet: Vnet): EffectiveTable | undefined {
  let first: EffectiveTable | undefined;
  for (const subnet of vnet.subnets) {
    const table = page.snapshot.subnetRoutes(subnet.id);
    if (!table || table.disableBgpRoutePropagation) continue;
    if (table.routeTable === undefined) return table;
    first ??= table;
  }
  return first;
}
