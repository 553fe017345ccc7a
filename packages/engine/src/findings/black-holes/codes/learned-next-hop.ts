import type { FindingCode } from '../../finding-code.js';

export const learnedNextHop = {
  code: 'AZR119',
  title: 'Next hop of a learned route out of reach',
  severity: 'error',
  meaning: 'A route that a Route Server has written leads to a next hop that the network of the sender does not reach.',
  details: 'The finding stands at the session by which the route was announced.',
  why: [
    'A Route Server writes its routes on all NICs of its own network and of the networks that use it as remote gateway, with the next hop that was announced (R156, R158). Azure hands packets over within one network and to directly peered ones, and not further: where the next hop lies beyond, the row shows the type None, and the packets are dropped (R059, R159).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  routeServer ars1
}

vnet services {
  address 10.5.0.0/16
  subnet nva 10.5.1.0/24 {
    nic nva1 10.5.1.4
  }
  subnet apps 10.5.2.0/24 {
    nic db 10.5.2.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

peering hub <-> services [allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic services.nva1
  asn 65001
  advertise 10.4.0.0/15
}

bgp nva1 <-> ars1
`,
  mend: [
    'Peer the network of the sender with that of the next hop. Or announce a next hop that the sender reaches, such as a load balancer or appliance in the hub (`nextHop`), or switch propagation off there and lead the packets to such an appliance with a user-defined route.',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  routeServer ars1
}

vnet services {
  address 10.5.0.0/16
  subnet nva 10.5.1.0/24 {
    nic nva1 10.5.1.4
  }
  subnet apps 10.5.2.0/24 {
    nic db 10.5.2.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

peering hub <-> services [allowForwardedTraffic]
peering services [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic services.nva1
  asn 65001
  advertise 10.4.0.0/15
}

bgp nva1 <-> ars1
`,
} as const satisfies FindingCode;
