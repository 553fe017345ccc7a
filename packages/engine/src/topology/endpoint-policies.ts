import type { PrivateEndpointNetworkPolicies, Subnet } from './model.js';

/** Whether route tables apply to the private endpoints of a subnet (R028). */
export function appliesRouteTables({ privateEndpointNetworkPolicies: policies }: Subnet): boolean {
  return policies === 'Enabled' || policies === 'RouteTableEnabled';
}

/** The policies with which route tables apply too, and network security groups as before (R028). */
export function withRouteTables(policies: PrivateEndpointNetworkPolicies): PrivateEndpointNetworkPolicies {
  return policies === 'Enabled' || policies === 'NetworkSecurityGroupEnabled' ? 'Enabled' : 'RouteTableEnabled';
}
