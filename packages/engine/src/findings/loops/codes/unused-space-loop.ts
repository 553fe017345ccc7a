import type { FindingCode } from '../../finding-code.js';

export const unusedSpaceLoop = {
  code: 'AZR102',
  title: 'Forwarding loop in unused address space',
  severity: 'warning',
  meaning: 'Packets for addresses that nobody has, but that a summary route covers, go round until their TTL ends.',
  details: 'Nothing that exists is cut off; a scan, a mistyped address or a spoke that was removed makes the load.',
  why: [
    "An appliance announces a summary such as 10.1.0.0/16 for its region. The Route Server writes it on all NICs, the appliance's own included (R156). Spokes that exist are covered by longer peering rows; for the rest of the summary the self row is the longest match (R160, R262).",
    'Routers discard the unused part of a summary that they announce by a route to nowhere. In Azure that route has to stand where the second lookup happens: in the effective routes of the NIC, or in the operating system, which decides first.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/20
  subnet RouteServerSubnet 10.1.0.0/24
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

vnet spoke11 {
  address 10.1.16.0/24
  subnet vms 10.1.16.0/26 {
    nic vm 10.1.16.4
  }
}

peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke11 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.1.0.0/16
  snat internet
}

bgp nva1 <-> ars1
`,
  mend: [
    "Discard the unused part of the summary: a user-defined route of exactly the summary to `None` on the appliance's subnet, as below, or `route 10.1.0.0/16 drop` in the appliance. The longer rows of the spokes are not touched.",
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/20
  subnet RouteServerSubnet 10.1.0.0/24
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

vnet spoke11 {
  address 10.1.16.0/24
  subnet vms 10.1.16.0/26 {
    nic vm 10.1.16.4
  }
}

peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke11 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.1.0.0/16
  snat internet
}

bgp nva1 <-> ars1

routeTable rt-nva {
  route unused 10.1.0.0/16 -> None
}
`,
} as const satisfies FindingCode;
