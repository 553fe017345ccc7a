import type { Network, PrivateEndpoint, Subnet, Vnet } from '../topology/index.js';
import type { EffectiveRoute, EffectiveTable } from './route.js';

/** A private endpoint for which a user-defined route to VnetLocal decides, although it may not reach it. */
export interface EndpointInDoubt {
  readonly endpoint: PrivateEndpoint;
  readonly subnet: Subnet;
  readonly row: EffectiveRoute;
}

/** R028a: a route to VnetLocal may reach no private endpoint of the VNet, unless the VNet says that it does. */
export function mayMissEndpoints(vnet: Vnet, { source, nextHopType }: EffectiveRoute): boolean {
  return source === 'User' && nextHopType === 'VnetLocal' && vnet.privateEndpointVNetPolicies !== 'Basic';
}

/** The private endpoints that a table may not reach, since a route to VnetLocal decides for them (R028a). */
export function endpointsInDoubt(network: Network, table: EffectiveTable): readonly EndpointInDoubt[] {
  const vnet = network.vnet(table.vnet);
  if (!vnet || table.routeTable === undefined || vnet.privateEndpointVNetPolicies === 'Basic') return [];
  const found: EndpointInDoubt[] = [];
  for (const subnet of vnet.subnets) {
    for (const endpoint of subnet.privateEndpoints) {
      const row = table.match(endpoint.address);
      if (row?.kind === 'row' && mayMissEndpoints(vnet, row)) found.push({ endpoint, subnet, row });
    }
  }
  return found;
}
