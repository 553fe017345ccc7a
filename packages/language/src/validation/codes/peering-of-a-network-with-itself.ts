import type { FindingCode } from '@azroute/engine';

export const peeringOfANetworkWithItself = {
  code: 'AZR030',
  title: 'Peering of a network with itself',
  severity: 'error',
  meaning: 'Both ends of the peering are the same virtual network.',
  why: ['A peering joins two networks (R080).'],
  example: `vnet hub1 {
  address 10.1.0.0/16
}

peering hub1 <-> hub1
`,
  mend: ['Name the other network.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}

vnet spoke1 {
  address 10.11.0.0/16
}

peering hub1 <-> spoke1
`,
} as const satisfies FindingCode;
