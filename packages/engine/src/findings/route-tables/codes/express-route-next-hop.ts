import type { FindingCode } from '../../finding-code.js';

export const expressRouteNextHop = {
  code: 'AZR401',
  title: 'Next hop VirtualNetworkGateway with ExpressRoute',
  severity: 'error',
  meaning:
    'A route has next hop VirtualNetworkGateway where the gateway is an ExpressRoute gateway, or where VPN and ExpressRoute gateways coexist.',
  why: [
    'As next hop of a user-defined route `VirtualNetworkGateway` works with a VPN gateway only. It cannot be used for ExpressRoute, nor where both kinds coexist in one network (R061). Packets of ExpressRoute go straight to the Microsoft edge, by rows that only BGP can write (R117).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
  expressRouteGateway er1
}

routeTable rt-vms {
  route to-dc1 192.168.0.0/16 -> VirtualNetworkGateway
}

site dc1 {
  address 192.168.0.0/16
  asn 65100
}

circuit er-ams

connection er1 <-> er-ams
connection er-ams <-> dc1
`,
  mend: ['Take the route away and let BGP bring it: propagation must then be on.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  expressRouteGateway er1
}

site dc1 {
  address 192.168.0.0/16
  asn 65100
}

circuit er-ams

connection er1 <-> er-ams
connection er-ams <-> dc1
`,
} as const satisfies FindingCode;
