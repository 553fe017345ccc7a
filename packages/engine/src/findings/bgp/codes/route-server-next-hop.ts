import type { FindingCode } from '../../finding-code.js';

export const routeServerNextHop = {
  code: 'AZR214',
  title: 'Route Server as next hop',
  severity: 'error',
  meaning: 'An appliance passes a route on with an instance of a Route Server as its next hop.',
  why: [
    'A Route Server tells routes and forwards nothing: its addresses are next hops in the tables of appliances only, where the fabric pays no heed to them (R141, R165). On a NIC such a row leads nowhere.',
    'One lab of 2024 shows a NIC with a Route Server instance as next hop, and its author says that traffic passed; no ping was printed, and every document says otherwise (T13). If you know that it works for you, write `// azroute-ignore AZR214: the reason` above the session.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet apps 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  routeServer ars1
}

vnet hub2 {
  address 10.2.0.0/16
  subnet RouteServerSubnet 10.2.0.0/26
  routeServer ars2
}

vnet transit {
  address 10.3.0.0/16
  subnet nva 10.3.1.0/24 {
    nic nva1 10.3.1.4
  }
}

vnet spoke2 {
  address 10.22.0.0/16
}

peering hub1 [allowForwardedTraffic] <-> transit [allowForwardedTraffic]
peering hub2 [allowForwardedTraffic] <-> transit [allowForwardedTraffic]
peering hub2 [allowGatewayTransit] <-> spoke2 [useRemoteGateways]

nva nva1 {
  nic transit.nva1
  asn 65001
}

bgp nva1 [only 10.22.0.0/16, asOverride, nextHopUnchanged] <-> ars1
bgp nva1 [deny 0.0.0.0/0] <-> ars2
`,
  mend: ['Let the appliance send itself as next hop, as BGP does by itself between different AS numbers.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet apps 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  routeServer ars1
}

vnet hub2 {
  address 10.2.0.0/16
  subnet RouteServerSubnet 10.2.0.0/26
  routeServer ars2
}

vnet transit {
  address 10.3.0.0/16
  subnet nva 10.3.1.0/24 {
    nic nva1 10.3.1.4
  }
}

vnet spoke2 {
  address 10.22.0.0/16
}

peering hub1 [allowForwardedTraffic] <-> transit [allowForwardedTraffic]
peering hub2 [allowForwardedTraffic] <-> transit [allowForwardedTraffic]
peering hub2 [allowGatewayTransit] <-> spoke2 [useRemoteGateways]

nva nva1 {
  nic transit.nva1
  asn 65001
}

bgp nva1 [only 10.22.0.0/16, asOverride] <-> ars1
bgp nva1 [deny 0.0.0.0/0] <-> ars2
`,
} as const satisfies FindingCode;
