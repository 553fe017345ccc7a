import type { Scaffold } from './scaffold.js';

export const expressRouteVpnBackup: Scaffold = {
  name: 'expressroute-vpn-backup',
  title: 'ExpressRoute with a VPN as backup',
  description: 'A hub that reaches a site over ExpressRoute, and over a VPN if the circuit fails.',
  places: ['hub', 'spoke1', 'onprem', 'westeurope', '65100', '10.0.0.0/16', '10.1.0.0/16', '192.168.0.0/16'],
  text: `// The site is connected twice. Both gateways learn its routes over BGP, and ExpressRoute wins as long as it has them.

vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet GatewaySubnet 10.0.0.0/26
  subnet shared 10.0.1.0/24 {
    nic dns 10.0.1.4
  }

  expressRouteGateway er1
  vpnGateway vpn1
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16

  subnet apps 10.1.0.0/24 {
    nic vm 10.1.0.4
  }
}

peering hub [allowGatewayTransit] <-> spoke1 [useRemoteGateways]

site onprem {
  address 192.168.0.0/16
  router edge1 192.168.0.1 { asn 65100 }
  router edge2 192.168.0.2 { asn 65100 }
  host server 192.168.0.10
}

circuit circuit1

connection er1 <-> circuit1
connection circuit1 <-> edge1 [localPreference 200]
connection vpn1 <-> edge2 enableBgp

expect spoke1.vm <-> server via circuit1

scenario "the circuit fails" {
  down circuit1
  expect spoke1.vm <-> server via vpn1
}
`,
};
