import type { FindingCode } from '@azroute/engine';

export const subnetTooSmall = {
  code: 'AZR035',
  title: 'Subnet too small',
  severity: 'error',
  meaning: 'The subnet is smaller than Azure allows, in general or for what stands in it.',
  why: [
    'Azure keeps five addresses of each subnet (R222), and the smallest IPv4 subnet is a /29 (R223). A GatewaySubnet has at least /29, a RouteServerSubnet /27 (R131), and AzureFirewallSubnet, AzureFirewallManagementSubnet and AzureBastionSubnet /26 (R226).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/28
  routeServer ars1
}
`,
  mend: ['Give the subnet a larger prefix.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  routeServer ars1
}
`,
} as const satisfies FindingCode;
