import type { FindingCode } from '@azroute/engine';

export const peeringDeclaredTwice = {
  code: 'AZR031',
  title: 'Peering declared twice',
  severity: 'error',
  meaning: 'The two virtual networks have a peering already.',
  details: 'The second one is left out.',
  why: [
    'There is one peering between two networks; its two halves hold the flags (R080). Subnet peering allows one link a pair as well (R022).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
}

vnet spoke1 {
  address 10.11.0.0/16
}

peering hub1 <-> spoke1
peering spoke1 <-> hub1
`,
  mend: ['Keep one statement, with the flags of both ends in it.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}

vnet spoke1 {
  address 10.11.0.0/16
}

peering hub1 [allowGatewayTransit] <-> spoke1 [allowForwardedTraffic]
`,
} as const satisfies FindingCode;
