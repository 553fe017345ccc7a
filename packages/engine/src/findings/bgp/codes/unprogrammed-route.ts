import type { FindingCode } from '../../finding-code.js';

export const unprogrammedRoute = {
  code: 'AZR207',
  title: 'Learned and not programmed',
  severity: 'information',
  meaning:
    'A Route Server learns a route that is not written on the NICs of some networks, since it lies in their own or a peered space.',
  details: 'The finding stands at the session, and names the networks whose NICs lack the route.',
  why: [
    'A route of BGP that is equal to or inside the address space of a virtual network never enters the tables of that network and of those that are peered with it (R037): the system routes of the network and of its peerings stand alone. It is in the list of learned routes all the same (R146), which misleads whoever looks there only.',
    'Longer routes do not help either; only user-defined routes do.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet apps 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.11.1.0/24
  route 192.168.0.0/16 drop
}

bgp nva1 <-> ars1
`,
  mend: [
    'Leave the announcement out, or put user-defined routes to the appliance on the subnets that are to send through it.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet apps 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 192.168.0.0/16
  route 192.168.0.0/16 drop
}

bgp nva1 <-> ars1
`,
} as const satisfies FindingCode;
