import type { DeclId } from '@azroute/engine';
import { effectiveTable } from './effective-table.js';
import { blocks, bounded, escapeText, facts } from './markdown.js';
import { limits, type Page } from './page.js';

/** A subnet: its contents, and the effective routes of its NICs. */
export function subnetPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'subnet') return undefined;
  const { subnet, vnet } = thing;
  const effective = page.snapshot.subnetRoutes(id);
  const members = [...subnet.nics, ...subnet.loadBalancers, ...subnet.privateEndpoints];
  const nics = subnet.nics.map((nic) => nic.id);
  return blocks([
    facts([
      page.title('Subnet', id),
      bounded(subnet.prefixes, limits.prefixes, (prefix) => prefix.text).join(', '),
      `of ${page.ref(vnet.id)}`,
    ]),
    facts([
      subnet.routeTable === undefined ? 'no route table' : `route table ${page.ref(subnet.routeTable)}`,
      effective?.disableBgpRoutePropagation ? 'gateway routes not propagated' : undefined,
      subnet.serviceEndpoints.length > 0
        ? `service endpoints ${bounded(subnet.serviceEndpoints, limits.prefixes, escapeText).join(', ')}`
        : undefined,
    ]),
    members.length > 0
      ? bounded(members, limits.items, (member) => page.ref(member.id, member.name)).join(', ')
      : 'It is empty.',
    effective && `Effective routes of ${nics.length === 0 ? 'a NIC here' : 'its NICs'}:`,
    effective && effectiveTable(page, effective, nics),
  ]);
}
