import type { Scaffold } from '../scaffold.js';

export const hubAndSpoke: Scaffold = {
  name: 'hub-and-spoke',
  title: 'Hub and spoke with a VPN gateway to a site',
  names: ['hub', 'spoke1', 'spoke2', 'dc'],
  text: `vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet GatewaySubnet 10.0.0.0/27
  subnet shared 10.0.1.0/24 {
    nic dns 10.0.1.4
  }

  vpnGateway vpn
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    nic app1 10.1.0.4
  }
}

vnet spoke2 {
  location westeurope
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    nic app2 10.2.0.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]

site dc {
  address 192.168.0.0/16
  host server 192.168.0.10
}

connection vpn <-> dc

expect spoke1.app1 <-> dc.server
expect spoke1.app1 -> hub.dns
`,
};
