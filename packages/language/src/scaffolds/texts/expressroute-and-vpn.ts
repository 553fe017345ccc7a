import type { Scaffold } from '../scaffold.js';

export const expressRouteAndVpn: Scaffold = {
  name: 'expressroute-and-vpn',
  title: 'Site with ExpressRoute, and a VPN as its backup',
  names: ['hub', 'spoke1', 'dc'],
  text: `vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet GatewaySubnet 10.0.0.0/27

  expressRouteGateway er
  vpnGateway vpn
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    nic app1 10.1.0.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

site dc {
  address 192.168.0.0/16
  asn 65100
  host server 192.168.0.10
}

circuit er-dc

connection er <-> er-dc
connection er-dc <-> dc [localPreference 200]
connection vpn <-> dc enableBgp

expect spoke1.app1 -> dc.server via er-dc
expect dc.server -> spoke1.app1 via er-dc, er

scenario "the circuit fails" {
  down er-dc
  expect spoke1.app1 <-> dc.server via vpn
}
`,
};
