import type { FindingCode } from '@azroute/engine';

export const specialSubnetMissing = {
  code: 'AZR026',
  title: 'Special subnet missing',
  severity: 'error',
  meaning: 'A gateway or Route Server is declared in a virtual network that lacks the subnet for it.',
  why: [
    'VPN and ExpressRoute gateways live in a subnet of the exact name `GatewaySubnet`, a Route Server in `RouteServerSubnet` (R109, R131, R226). Their addresses are taken from it. For firewalls see [AZR034](AZR034.md).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  vpnGateway vpn1
}
`,
  mend: ['Add the subnet, with exactly this name.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.255.0/27
  vpnGateway vpn1
}
`,
} as const satisfies FindingCode;
