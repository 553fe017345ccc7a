import type { FindingCode } from '@azroute/engine';

export const twoOfAKindInOneVirtualNetwork = {
  code: 'AZR027',
  title: 'Two of a kind in one virtual network',
  severity: 'error',
  meaning: 'The virtual network has room for one of these, and two are declared.',
  details: 'The first one counts.',
  why: [
    'A virtual network holds one VPN gateway, one ExpressRoute gateway (R109), one Route Server (R131) and one Azure Firewall.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.255.0/27
  vpnGateway vpn1
  vpnGateway vpn2
}
`,
  mend: ['For redundancy make the one gateway `activeActive`; a second gateway needs another virtual network.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.255.0/27
  vpnGateway vpn1 { activeActive }
}
`,
} as const satisfies FindingCode;
