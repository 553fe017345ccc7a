import type { FindingCode } from '@azroute/engine';

export const numberOutOfRange = {
  code: 'AZR013',
  title: 'Number out of range',
  severity: 'error',
  meaning: 'The number is outside the range that its setting allows.',
  why: ['A gateway or Route Server has the instances 0 and 1; weights and prepends have limits as well.'],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

bgp nva1 [instance 2] <-> ars1
`,
  mend: [
    'Write a number inside the range that the message names, or leave the attribute out: the session is then with both instances, which is what Azure asks for (R135).',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

bgp nva1 <-> ars1
`,
} as const satisfies FindingCode;
