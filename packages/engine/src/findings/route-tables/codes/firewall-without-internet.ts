import type { FindingCode } from '../../finding-code.js';

export const firewallWithoutInternet = {
  code: 'AZR408',
  title: 'AzureFirewallSubnet without a default route to the Internet',
  severity: 'error',
  meaning: 'The default route of AzureFirewallSubnet leads elsewhere than to the Internet.',
  why: [
    'An Azure Firewall needs a working default route to the Internet. Where a default route arrives by BGP it must be overridden by `0.0.0.0/0` to `Internet` on AzureFirewallSubnet; propagation may stay on (R075).',
    'With forced tunnelling the firewall has a second subnet, AzureFirewallManagementSubnet, for its management; then the default route is free, and that of the second subnet must lead to the Internet: its table may hold this route only, with propagation disabled.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet AzureFirewallSubnet 10.1.4.0/26 {
    routeTable rt-firewall
  }
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  firewall azfw 10.1.4.4
}

routeTable rt-firewall {
  route default 0.0.0.0/0 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
  snat internet
}
`,
  mend: ['Give AzureFirewallSubnet a route `0.0.0.0/0 -> Internet`, or add an AzureFirewallManagementSubnet.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet AzureFirewallSubnet 10.1.4.0/26 {
    routeTable rt-firewall
  }
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  firewall azfw 10.1.4.4
}

routeTable rt-firewall {
  route default 0.0.0.0/0 -> Internet
}

nva nva1 {
  nic hub1.nva1
  snat internet
}
`,
} as const satisfies FindingCode;
