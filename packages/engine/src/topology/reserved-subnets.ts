/** The names of subnets in which Azure allows no VMs. */
const reserved: ReadonlySet<string> = new Set([
  'GatewaySubnet',
  'RouteServerSubnet',
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'AzureBastionSubnet',
]);

/** Whether a subnet of this name is reserved for a service and cannot contain VMs. */
export function isReservedSubnet(name: string): boolean {
  return reserved.has(name);
}
