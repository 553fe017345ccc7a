import type { FindingCode } from '../../finding-code.js';

export const applianceEcmp = {
  code: 'AZR132',
  title: 'Equal-cost paths over stateful appliances',
  severity: 'warning',
  meaning: 'Packets have equal-cost paths over several stateful appliances, which share no connections.',
  why: [
    'Routes of equal AS path length from several appliances are all programmed (R151). The sending host picks one for each flow by its addresses and ports, and the two directions are hashed independently (R050): with two appliances half of the connections meet one that has not seen their request. A lab lost all of its packets until one of the two was prepended (R195).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
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

nva nva2 {
  nic hub.nva2
  asn 65002
  advertise 10.0.0.0/8
}

bgp nva1 <-> ars1
bgp nva2 <-> ars1

routeTable rt-nva {
  route unused 10.0.0.0/8 -> None
}
`,
  mend: [
    'Prepend the AS path at all appliances but one, which makes them active and standby. Or put them behind one internal load balancer and let them advertise its address (`nextHop`), which keeps both directions together. Or let them translate every source (`snat all`).',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
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

nva nva2 {
  nic hub.nva2
  asn 65002
  advertise 10.0.0.0/8
}

bgp nva1 <-> ars1
bgp nva2 [prepend 1] <-> ars1

routeTable rt-nva {
  route unused 10.0.0.0/8 -> None
}
`,
} as const satisfies FindingCode;
