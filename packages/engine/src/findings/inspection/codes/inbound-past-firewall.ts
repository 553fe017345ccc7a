import type { FindingCode } from '../../finding-code.js';

export const inboundPastFirewall = {
  code: 'AZR131',
  title: 'On-premises traffic comes in past the firewall',
  severity: 'warning',
  meaning: 'Packets from on premises go straight from the gateway to the spoke, while the answers pass the firewall.',
  why: [
    'A gateway forwards what comes in by the effective routes of the GatewaySubnet: by default along the peering, straight to the spoke (R130). A route table on the spoke sends only the answers through the firewall, which has not seen the request and drops them (R196, R197).',
    'A user-defined route for the prefix of the spoke on the GatewaySubnet puts the firewall into the way in too. A default route is not allowed there, and propagation stays on (R072).',
  ],
  example: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26
  subnet AzureFirewallSubnet 10.0.0.64/26
  vpnGateway vpn1
  firewall azfw 10.0.0.68
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

routeTable rt-spoke1 {
  disableBgpRoutePropagation
  route 0.0.0.0/0 -> 10.0.0.68
}

site dc1 {
  address 192.168.0.0/16
  host app 192.168.10.10
}

connection vpn1 <-> dc1
`,
  mend: ['Associate a route table with the GatewaySubnet that has a route for each spoke to the firewall.'],
  mended: `vnet hub {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/26 {
    routeTable rt-gateway
  }
  subnet AzureFirewallSubnet 10.0.0.64/26
  vpnGateway vpn1
  firewall azfw 10.0.0.68
}

vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.1.0/24 {
    routeTable rt-spoke1
    nic vm 10.1.1.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]

routeTable rt-spoke1 {
  disableBgpRoutePropagation
  route 0.0.0.0/0 -> 10.0.0.68
}

site dc1 {
  address 192.168.0.0/16
  host app 192.168.10.10
}

connection vpn1 <-> dc1

routeTable rt-gateway {
  route 10.1.0.0/16 -> 10.0.0.68
}
`,
} as const satisfies FindingCode;
