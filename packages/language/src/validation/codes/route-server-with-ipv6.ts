import type { FindingCode } from '@azroute/engine';

export const routeServerWithIpv6 = {
  code: 'AZR038',
  title: 'Route Server in a network with IPv6',
  severity: 'warning',
  meaning: 'A Route Server stands in a virtual network that has IPv6 prefixes, which Azure does not support.',
  details: 'IPv4 is computed as if the Route Server worked; it carries no IPv6.',
  why: [
    'The rulebook calls for an error (R033). It is a warning here, as the IPv4 side is computed all the same, and networks are drafted with both families.',
    'A Route Server speaks IPv4 only. In a network with IPv6 prefixes it is unsupported and breaks IPv6; Microsoft’s FAQ of 2024 says that it can break IPv4 as well (R033). Spokes with both families may be peered with its network: of these only the IPv4 prefixes go through it.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16, fd00:1::/48
  subnet RouteServerSubnet 10.1.0.0/26
  routeServer ars1
}
`,
  mend: ['Put the Route Server into a network without IPv6.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  routeServer ars1
}
`,
} as const satisfies FindingCode;
