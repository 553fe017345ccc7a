/** The longest IPv4 prefix that Azure accepts for a subnet, and the longest that Microsoft recommends. */
interface SubnetSizes {
  readonly most: number;
  readonly advised: number;
}

/** The sizes of the subnets that Azure knows by their names (R131, R223, R226). */
export const specialSubnets: Readonly<Record<string, SubnetSizes>> = {
  GatewaySubnet: { most: 29, advised: 27 },
  RouteServerSubnet: { most: 27, advised: 26 },
  AzureFirewallSubnet: { most: 26, advised: 26 },
  AzureFirewallManagementSubnet: { most: 26, advised: 26 },
  AzureBastionSubnet: { most: 26, advised: 26 },
};

/** The sizes of all other subnets. */
export const ordinarySubnet: SubnetSizes = { most: 29, advised: 29 };
