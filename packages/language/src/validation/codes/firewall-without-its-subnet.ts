import type { FindingCode } from '@azroute/engine';

export const firewallWithoutItsSubnet = {
  code: 'AZR034',
  title: 'Firewall without its subnet',
  severity: 'warning',
  meaning: 'The virtual network of the firewall has no subnet `AzureFirewallSubnet`.',
  details: 'The firewall is computed as if it stood in a subnet without a route table.',
  why: [
    'An Azure Firewall stands in a subnet of this exact name (R226), and forwards by the effective routes of that subnet, its route table included (R075, R240).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24
  firewall azfw 10.1.4.4
}
`,
  mend: ['Add the subnet.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24
  subnet AzureFirewallSubnet 10.1.4.0/26
  firewall azfw 10.1.4.4
}
`,
} as const satisfies FindingCode;
