import type { DeclId } from '@azroute/engine';
import { effectiveTable } from './effective-table.js';
import { blocks, facts } from './markdown.js';
import type { Page } from './page.js';

/** A firewall: its address, and the effective routes of its subnet. */
export function firewallPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'firewall') return undefined;
  const subnet = thing.vnet.subnets.find((candidate) => candidate.name === 'AzureFirewallSubnet');
  const effective = subnet && page.snapshot.subnetRoutes(subnet.id);
  return blocks([
    facts([page.title('Azure Firewall', id), thing.firewall.address?.text, `in ${page.ref(thing.vnet.id)}`]),
    effective && `It forwards by the effective routes of ${page.ref(subnet.id)}:`,
    effective && effectiveTable(page, effective, [id]),
  ]);
}
