import type { Scaffold } from './scaffold.js';

export const hubAndSpoke: Scaffold = {
  name: 'hub-and-spoke',
  title: 'Hub and spoke',
  description: 'A hub with a VPN gateway, two spokes that use it, and a site on premises.',
  places: [
    'hub',
    'spoke1',
    'spoke2',
    'onprem',
    'westeurope',
    '10.0.0.0/16',
    '10.1.0.0/16',
    '10.2.0.0/16',
    '192.168.0.0/16',
  ],
  text: `// Two spokes share the VPN gateway of their hub. They reach the site and the hub, but not each other: peering is not
// transitive.

vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet GatewaySubnet 10.0.0.0/26
  subnet shared 10.0.1.0/24 {
    nic dns 10.0.1.4
  }

  vpnGateway vpn1
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16

  subnet apps 10.1.0.0/24 {
    nic vm 10.1.0.4
  }
}

vnet spoke2 {
  location westeurope
  address 10.2.0.0/16

  subnet apps 10.2.0.0/24 {
    nic vm 10.2.0.4
  }
}

peering hub [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
peering hub [allowGatewayTransit] <-> spoke2 [useRemoteGateways]

site onprem {
  address 192.168.0.0/16
  host server 192.168.0.10
}

connection vpn1 <-> onprem

expect spoke1.vm <-> server via vpn1
expect spoke2.vm <-> server via vpn1
expect spoke1.vm <-> dns
expect spoke1.vm -> spoke2.vm dropped
`,
};
