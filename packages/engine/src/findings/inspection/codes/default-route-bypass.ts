import type { FindingCode } from '../../finding-code.js';

export const defaultRouteBypass = {
  code: 'AZR134',
  title: 'What a default route does not catch',
  severity: 'information',
  meaning:
    'An appliance attracts traffic with a default route, and the longer rows of peerings and gateways let private traffic past it.',
  details:
    'This is how Azure works and no mistake by itself; it matters if the appliance is to inspect traffic between networks. An NVA that is declared `stateless` does not.',
  why: [
    'A default route from a Route Server is the shortest row of every table. Between directly peered networks the peering decides, and towards branches the routes of the gateway (R035, R204). Only user-defined routes can put the appliance in between.',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    nic vm 10.0.2.4
  }
  routeServer ars1
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    nic vm 10.1.1.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 0.0.0.0/0
  snat internet
}

bgp nva1 <-> ars1

routeTable rt-nva {
  route default 0.0.0.0/0 -> Internet
}
`,
  mend: [
    'If the appliance is to see this traffic, give the subnets at both ends user-defined routes for each other through it. Otherwise ignore the finding.',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
  }
  subnet apps 10.0.2.0/24 {
    routeTable rt-apps
    nic vm 10.0.2.4
  }
  routeServer ars1
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 0.0.0.0/0
  snat internet
}

bgp nva1 <-> ars1

routeTable rt-nva {
  route default 0.0.0.0/0 -> Internet
}

routeTable rt-apps {
  route 10.1.0.0/16 -> 10.0.1.4
}

routeTable rt-spoke1 {
  route 10.0.0.0/16 -> 10.0.1.4
}
`,
} as const satisfies FindingCode;
