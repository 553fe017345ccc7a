import type { FindingCode } from '@azroute/engine';

export const subnetSmallerThanAdvised = {
  code: 'AZR036',
  title: 'Subnet smaller than advised',
  severity: 'information',
  meaning: 'The subnet works, and is smaller than Microsoft advises for what stands in it.',
  why: [
    'Microsoft asks for a GatewaySubnet of /27 or larger, so that a second gateway and more circuits have room (R226), and since September 2025 for a RouteServerSubnet of /26, where /27 was enough before (R131). Many deployments have the smaller one and work, so this is no warning.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/27
  routeServer ars1
}
`,
  mend: ['Give the subnet a larger prefix when it is made; it cannot grow while something stands in it.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  routeServer ars1
}
`,
} as const satisfies FindingCode;
