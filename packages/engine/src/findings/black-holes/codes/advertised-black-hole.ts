import type { FindingCode } from '../../finding-code.js';

export const advertisedBlackHole = {
  code: 'AZR115',
  title: 'Appliance advertises what it cannot deliver',
  severity: 'error',
  meaning:
    'An appliance attracts packets by advertising a prefix that holds their destination, and then they are dropped at it.',
  details: 'The finding stands at the appliance.',
  why: [
    'A Route Server believes what its peers announce and writes it on every NIC (R156). Whether the appliance can deliver is up to the effective routes of its own NIC (R189): for what no peering, gateway or user-defined route covers, these hold a route to None (R003, R208).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
  }
  routeServer ars1
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    nic vm 10.2.1.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 10.0.0.0/8
}

bgp nva1 <-> ars1

routeTable rt-nva {
  route unused 10.0.0.0/8 -> None
}
`,
  mend: [
    'Advertise only what the appliance can deliver, or give it the route that it lacks: a peering of its network with that of the destination, a user-defined route on its subnet, or a tunnel.',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
  }
  routeServer ars1
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    nic vm 10.2.1.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 10.0.0.0/8
}

bgp nva1 <-> ars1

routeTable rt-nva {
  route unused 10.0.0.0/8 -> None
}
`,
} as const satisfies FindingCode;
