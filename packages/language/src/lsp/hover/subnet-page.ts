import type { DeclId, Vnet } from '@azroute/engine';
import { effectiveTable } from './effective-table.js';
import { blocks, bounded, escapeText, facts } from './markdown.js';
import type { Page } from './page.js';

/** The devices that are deployed into a subnet by its name. */
const devicesBySubnet: Readonly<
  Record<string, (vnet: Vnet) => readonly { readonly id: DeclId; readonly name: string }[]>
> = {
  GatewaySubnet: (vnet) => [...vnet.vpnGateways, ...vnet.expressRouteGateways],
  RouteServerSubnet: (vnet) => vnet.routeServers,
  AzureFirewallSubnet: (vnet) => vnet.firewalls,
};

/** Subnets whose devices no file declares. */
const forUndeclared: Readonly<Record<string, string>> = {
  AzureBastionSubnet: 'For Azure Bastion, which is not declared.',
  AzureFirewallManagementSubnet: 'For the management traffic of Azure Firewall.',
};

/** A subnet: its contents, and the effective routes of its NICs. */
export function subnetPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'subnet') return undefined;
  const { subnet, vnet } = thing;
  const effective = page.snapshot.subnetRoutes(id);
  const devices = devicesBySubnet[subnet.name]?.(vnet) ?? [];
  const members = [...devices, ...subnet.nics, ...subnet.loadBalancers, ...subnet.privateEndpoints];
  const nics = subnet.nics.map((nic) => nic.id);
  return blocks([
    facts([
      page.title('Subnet', id),
      bounded(subnet.prefixes, page.limits.prefixes, (prefix) => prefix.text).join(', '),
      `of ${page.ref(vnet.id)}`,
    ]),
    facts([
      subnet.routeTable === undefined ? 'no route table' : `route table ${page.ref(subnet.routeTable)}`,
      effective?.disableBgpRoutePropagation ? 'gateway routes not propagated' : undefined,
      subnet.serviceEndpoints.length > 0
        ? `service endpoints ${bounded(subnet.serviceEndpoints, page.limits.prefixes, escapeText).join(', ')}`
        : undefined,
    ]),
    members.length > 0
      ? bounded(members, page.limits.items, (member) => page.ref(member.id, member.name)).join(', ')
      : (forUndeclared[subnet.name] ?? 'It is empty.'),
    effective && `Effective routes of ${nics.length === 0 ? 'a NIC here' : 'its NICs'}:`,
    effective && effectiveTable(page, effective, nics),
  ]);
}
