import type { FindingCode } from '../../finding-code.js';

export const gatewayNextHopBesideRouteServer = {
  code: 'AZR403',
  title: 'Next hop VirtualNetworkGateway beside a Route Server',
  severity: 'warning',
  meaning:
    'A route has next hop VirtualNetworkGateway in a network with a Route Server, where sources differ on whether it works.',
  why: [
    "The author of a lab of 2021 noted that such a route on the subnet of an appliance does not work, while the same author says elsewhere that site-to-site VPN can be rescued that way (R063, T03). Microsoft's documentation says that the next hop is for VPN gateways and not for coexisting ones, and is silent on Route Servers. azroute takes the route as working.",
    'The lab that saw it fail had a gateway with another AS number, which is not supported beside a Route Server. With an active-active gateway of AS 65515, the supported one (R170), the finding is information only.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet RouteServerSubnet 10.1.0.64/26
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1 { activeActive }
  routeServer ars1
}

routeTable rt-vms {
  route to-dc1 192.168.0.0/16 -> VirtualNetworkGateway
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
  mend: [
    'Compare with `az network watcher show-next-hop`, and suppress the finding where it is right. Or let BGP bring the route.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet RouteServerSubnet 10.1.0.64/26
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  vpnGateway vpn1 { activeActive }
  routeServer ars1
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
} as const satisfies FindingCode;
