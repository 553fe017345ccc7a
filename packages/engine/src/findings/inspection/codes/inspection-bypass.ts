import type { FindingCode } from '../../finding-code.js';

export const inspectionBypass = {
  code: 'AZR133',
  title: 'Traffic passes the appliance by',
  severity: 'warning',
  meaning: 'A user-defined route is to steer packets through an appliance, and a longer row lets them past it.',
  details:
    'The finding stands at the user-defined route. For a default route, which is mostly meant for the Internet alone, it is information. Past an NVA that is declared `stateless` packets may go: a plain router inspects nothing.',
  why: [
    'Of two routes the longer one wins, whatever made it (R035). A summary such as 10.0.0.0/8 does not override the rows of peerings and of BGP inside it (R047). Rows of subnet peering are as long as subnets (R023), and those of private endpoints are host routes (R027). This is the commonest way past a firewall.',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]
peering spoke1 <-> spoke2

nva nva1 {
  nic hub.nva1
}

routeTable rt-spoke1 {
  route 10.0.0.0/8 -> 10.0.1.4
}
`,
  mend: [
    'Repeat the longer prefixes as user-defined routes to the appliance, and the same for the way back. For private endpoints, let network policies for route tables apply in their subnet (`privateEndpointNetworkPolicies RouteTableEnabled`, R028).',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

vnet spoke2 {
  address 10.2.0.0/16
  subnet apps 10.2.1.0/24 {
    routeTable rt-spoke2
    nic vm 10.2.1.4
  }
}

peering hub <-> spoke1 [allowForwardedTraffic]
peering hub <-> spoke2 [allowForwardedTraffic]
peering spoke1 <-> spoke2

nva nva1 {
  nic hub.nva1
}

routeTable rt-spoke1 {
  route 10.0.0.0/8 -> 10.0.1.4
  route 10.2.0.0/16 -> 10.0.1.4
}

routeTable rt-spoke2 {
  route 10.1.0.0/16 -> 10.0.1.4
}
`,
} as const satisfies FindingCode;
