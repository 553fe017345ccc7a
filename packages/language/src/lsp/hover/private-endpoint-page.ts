import { appliesRouteTables, type DeclId } from '@azroute/engine';
import { facts } from './markdown.js';
import type { Page } from './page.js';

/** A private endpoint. */
export function privateEndpointPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'privateEndpoint') return undefined;
  const { endpoint, subnet, vnet } = thing;
  return facts([
    page.title('Private endpoint', id),
    endpoint.address.text,
    `in ${page.ref(subnet.id)}`,
    `privateEndpointNetworkPolicies ${subnet.privateEndpointNetworkPolicies}`,
    appliesRouteTables(subnet) ? `privateEndpointVNetPolicies ${vnet.privateEndpointVNetPolicies}` : undefined,
  ]);
}
