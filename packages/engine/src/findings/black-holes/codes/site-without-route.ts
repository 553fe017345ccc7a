import type { FindingCode } from '../../finding-code.js';

export const siteWithoutRoute = {
  code: 'AZR113',
  title: 'No route on premises',
  severity: 'error',
  meaning:
    'A router on premises has no route to the sender of packets that reach it, or to an address for which it is handed packets.',
  details:
    'In the first case packets get there, and the answers have no way back. Clients of a point-to-site gateway that a site does not know are not reported: few have configured that, and few expect it.',
  why: [
    'A site knows of a virtual network what the gateway tells it: the prefixes of its own network and of the spokes that use it as remote gateway (R084, R092). A spoke that reaches the site through an appliance, and does not use the gateway, is unknown there.',
    'Routers pass nothing on between their peers that they have not learned or originated (R200).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  vpnGateway vpn1
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

peering hub [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  stateless
}

routeTable rt-spoke1 {
  route 192.168.0.0/16 -> 10.0.1.4
}

site dc1 {
  address 192.168.0.0/16
  host app 192.168.10.10
}

connection vpn1 <-> dc1
`,
  mend: [
    'Set `allowGatewayTransit` on the half of the hub and `useRemoteGateways` on that of the spoke, so that the gateway advertises the spoke; or let the appliance translate the source (`snat all`).',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
  vpnGateway vpn1
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

peering hub [allowForwardedTraffic, allowGatewayTransit] <-> spoke1 [allowForwardedTraffic, useRemoteGateways]

nva nva1 {
  nic hub.nva1
  stateless
}

routeTable rt-spoke1 {
  route 192.168.0.0/16 -> 10.0.1.4
}

site dc1 {
  address 192.168.0.0/16
  host app 192.168.10.10
}

connection vpn1 <-> dc1
`,
} as const satisfies FindingCode;
