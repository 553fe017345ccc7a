import type { FindingCode } from '../../finding-code.js';

export const gatewayWithoutRoute = {
  code: 'AZR112',
  title: 'Black hole at a gateway',
  severity: 'error',
  meaning: 'A gateway gets packets for an address that somebody has, and has no route for them.',
  why: [
    'A route of next hop type VirtualNetworkGateway only brings the packet to the gateway. The gateway then decides by its own table: what it has learned by BGP, the prefixes of its local network gateways and its point-to-site pools. Without a route it drops the packet (R200).',
    'Between a VPN gateway and an ExpressRoute gateway of one virtual network packets pass only with a Route Server that has branchToBranch (R122, R164).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26
  subnet apps 10.0.1.0/24 {
    routeTable rt-apps
    nic vm 10.0.1.4
  }
  vpnGateway vpn1
}

site dc1 {
  address 192.168.0.0/16, 172.16.0.0/16
  host legacy 172.16.0.10
}

connection vpn1 [prefixes 192.168.0.0/16] <-> dc1

routeTable rt-apps {
  route 172.16.0.0/12 -> VirtualNetworkGateway
}
`,
  mend: [
    'Add the prefix to the local network gateway (`prefixes` of the connection), or use BGP, and let the far end advertise it.',
  ],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26
  subnet apps 10.0.1.0/24 {
    routeTable rt-apps
    nic vm 10.0.1.4
  }
  vpnGateway vpn1
}

site dc1 {
  address 192.168.0.0/16, 172.16.0.0/16
  host legacy 172.16.0.10
}

connection vpn1 [prefixes 192.168.0.0/16, 172.16.0.0/16] <-> dc1

routeTable rt-apps {
  route 172.16.0.0/12 -> VirtualNetworkGateway
}
`,
} as const satisfies FindingCode;
