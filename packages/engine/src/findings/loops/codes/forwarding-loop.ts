import type { FindingCode } from '../../finding-code.js';

export const forwardingLoop = {
  code: 'AZR101',
  title: 'Forwarding loop',
  severity: 'error',
  meaning:
    'Packets for destinations that exist come back to a device that has forwarded them already, and go round until their TTL ends.',
  details:
    'The error stands at the device that closes the loop; its related places are the hops of the packet, each with the row that chose it.',
  why: [
    'A Route Server writes each of its best routes on all NICs of its virtual network and of the spokes that use it, the NICs of the appliance that announced it included (R156). On these the next hop is the appliance itself: a self row (R160).',
    'An appliance decides twice. Its operating system picks a next hop, and then the fabric looks the destination up again in the effective routes of the NIC by which the packet leaves; where the two disagree, the second one wins (R189). So the packet is handed back to the appliance, whatever its operating system had in mind, and no change of its BGP or of its routes cures this (R206).',
    "Sources: Microsoft's documentation of multi-region designs and of default routes with Route Server; traceroutes of a lab that show the appliance's address at every hop (conformance case 44).",
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
  advertise 0.0.0.0/0
  snat internet
}

bgp nva1 <-> ars1
`,
  mend: [
    'Press Ctrl+. at the error: the repairs on offer were applied to a copy and recomputed. By hand:',
    "- **A user-defined route on the subnet of the appliance**, of the same prefix as the self row: `0.0.0.0/0 -> Internet` for a default route (R066), the other region's summary to the other appliance between regions. A user-defined route wins over the self row of the same prefix, which is then shown as Invalid (R043).",
    '- **A tunnel** between the two appliances: the fabric then sees only the outer destination (R190). The self rows stay, so whatever is not encapsulated still needs a user-defined route (R219).',
    "- Switching route propagation off on the appliance's subnet also ends the loop, and takes all routes of gateways away with it (R069): mostly a black hole instead.",
    'See also the examples [03-route-server-default](../../examples/03-route-server-default.azroute) and [05-multi-region-loop](../../examples/05-multi-region-loop.azroute).',
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
  advertise 0.0.0.0/0
  snat internet
}

bgp nva1 <-> ars1

routeTable rt-nva {
  route default 0.0.0.0/0 -> Internet
}
`,
} as const satisfies FindingCode;
