import type { Scaffold } from './scaffold.js';

export const firewall: Scaffold = {
  name: 'firewall',
  title: 'Hub with a firewall',
  description:
    'A hub with Azure Firewall and a VPN gateway; everything that enters or leaves a spoke passes the firewall.',
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
  text: `// Everything that enters or leaves a spoke passes the firewall: to the other spoke, to the Internet, and to the site in
// both directions. The route table of the spokes keeps out the routes of the gateway, which would bypass the firewall.

vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet GatewaySubnet 10.0.0.0/26 {
    routeTable rt-gateway
  }
  subnet AzureFirewallSubnet 10.0.0.64/26

  vpnGateway vpn1
  firewall fw 10.0.0.68
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16

  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic vm 10.1.0.4
  }
}

vnet spoke2 {
  location westeurope
  address 10.2.0.0/16

  subnet apps 10.2.0.0/24 {
    routeTable rt-spokes
    nic vm 10.2.0.4
  }
}

routeTable rt-spokes {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> 10.0.0.68
}

routeTable rt-gateway {
  route to-spoke1 10.1.0.0/16 -> 10.0.0.68
  route to-spoke2 10.2.0.0/16 -> 10.0.0.68
}

peering hub [allowGatewayTransit] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]

site onprem {
  address 192.168.0.0/16
  host server 192.168.0.10
}

connection vpn1 <-> onprem

expect spoke1.vm <-> spoke2.vm via fw
expect spoke1.vm <-> server via fw, vpn1
expect spoke1.vm -> internet via fw
`,
};
