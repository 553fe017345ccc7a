import type { FindingCode } from '../../finding-code.js';

export const propagationTakesRoutes = {
  code: 'AZR417',
  title: 'Propagation switched off takes routes away',
  severity: 'warning',
  meaning:
    'A route table with disableBgpRoutePropagation takes away routes to sites or networks that exist, and has none of its own for them.',
  why: [
    '`disableBgpRoutePropagation` removes all rows that gateways and Route Server write into the NICs of the associated subnets: VPN, ExpressRoute, Route Server. It is all or nothing (R069).',
    'Without a default route of the table the None rows of the system stay, and every destination on premises or behind a remote hub falls on one: it is dropped (R014). With ExpressRoute no user-defined route brings it back (R061).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1
}

routeTable rt-vms {
  disableBgpRoutePropagation
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
  mend: [
    'Leave propagation on. If it is off to steer packets through an appliance, add a route for what is lost, to the appliance or, with a VPN gateway, to `VirtualNetworkGateway`.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  vpnGateway vpn1
}

routeTable rt-vms {
  disableBgpRoutePropagation
  route to-dc1 192.168.0.0/16 -> VirtualNetworkGateway
}

site dc1 {
  address 192.168.0.0/16
}

connection vpn1 <-> dc1
`,
} as const satisfies FindingCode;
