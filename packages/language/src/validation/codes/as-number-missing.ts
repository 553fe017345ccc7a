import type { FindingCode } from '@azroute/engine';

export const asNumberMissing = {
  code: 'AZR043',
  title: 'AS number missing',
  severity: 'error',
  meaning: 'An end of a BGP session has no AS number.',
  why: [
    'A speaker opens a session with its AS number; the number also tells whether the session is internal or external (RFC 4271).',
  ],
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
}

bgp nva1 <-> ars1
`,
  mend: ['Write `asn` in the block of the device.'],
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
