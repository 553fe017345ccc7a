import type { Scaffold } from '../scaffold.js';

export const firewallWithRoutes: Scaffold = {
  name: 'firewall',
  title: 'Firewall in the hub with the routes that lead through it',
  names: ['hub', 'spoke1', 'spoke2', 'dc'],
  text: `vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet GatewaySubnet 10.0.0.0/27 {
    routeTable rt-gateway
  }
  subnet AzureFirewallSubnet 10.0.1.0/26

  vpnGateway vpn
  firewall afw 10.0.1.4
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic app1 10.1.0.4
  }
}

vnet spoke2 {
  location westeurope
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    routeTable rt-spokes
    nic app2 10.2.0.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]

routeTable rt-spokes {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}

routeTable rt-gateway {
  route to-spoke1 10.1.0.0/16 -> VirtualAppliance 10.0.1.4
  route to-spoke2 10.2.0.0/16 -> VirtualAppliance 10.0.1.4
}

site dc {
  address 192.168.0.0/16
  host server 192.168.0.10
}

connection vpn <-> dc

expect spoke1.app1 <-> spoke2.app2 via afw
expect spoke1.app1 <-> dc.server via afw
expect spoke1.app1 -> internet via afw
`,
};
