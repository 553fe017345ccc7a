import type { DeclId } from '@azroute/engine';
import { effectiveTable } from './effective-table.js';
import { blocks, facts } from './markdown.js';
import type { Page } from './page.js';

/** A NIC: its subnet and its effective routes. */
export function nicPage(page: Page, id: DeclId): string | undefined {
  const found = page.network.nic(id);
  if (!found) return undefined;
  const { nic, subnet, vnet } = found;
  const nva = page.network.nvaOfNic(id);
  const effective = page.snapshot.effectiveRoutes(id);
  return blocks([
    facts([
      page.title('NIC', id),
      nic.addresses.map((address) => address.text).join(', '),
      nic.secondaryAddresses.length > 0
        ? `also ${nic.secondaryAddresses.map((address) => address.text).join(', ')}`
        : undefined,
      nva && `of ${page.ref(nva.id)}`,
      `subnet ${page.ref(subnet.id, subnet.name)} of ${page.ref(vnet.id)}`,
      subnet.routeTable === undefined ? 'no route table' : `route table ${page.ref(subnet.routeTable)}`,
      effective?.disableBgpRoutePropagation ? 'gateway routes not propagated' : undefined,
    ]),
    effective && effectiveTable(page, effective, [id]),
  ]);
}
