import type { FindingCode } from '@azroute/engine';

export const endsThatDoNotFitTogether = {
  code: 'AZR042',
  title: 'Ends that do not fit together',
  severity: 'error',
  meaning: 'There is no connection of this kind in Azure.',
  why: [
    'A VPN gateway connects to sites, routers, NVAs and other VPN gateways; an ExpressRoute gateway connects to circuits; a circuit connects to gateways and to what stands on premises.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.255.0/27
  vpnGateway vpn1
  expressRouteGateway er1
}

circuit er-ams

connection vpn1 <-> er-ams
`,
  mend: ['Use the gateway of the other kind.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.255.0/27
  vpnGateway vpn1
  expressRouteGateway er1
}

circuit er-ams

connection er1 <-> er-ams
`,
} as const satisfies FindingCode;
