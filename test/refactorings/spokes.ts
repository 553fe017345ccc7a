/** A hub whose appliance two spokes use by user-defined routes. */
export const spokes = `vnet hub {
  address 10.160.0.0/16
  subnet nva 10.160.1.0/24 {
    nic nva1 10.160.1.4
  }
}
vnet spoke1 {
  address 10.161.0.0/24
  subnet apps 10.161.0.0/26 {
    routeTable rt-spokes
    nic vm 10.161.0.4
  }
}
vnet spoke2 {
  address 10.162.0.0/24
  subnet apps 10.162.0.0/26 {
    routeTable rt-spokes
    nic vm 10.162.0.4
  }
}
peering hub [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]
routeTable rt-spokes {
  route default 0.0.0.0/0 -> VirtualAppliance 10.160.1.4
}
nva nva1 {
  nic hub.nva1
  snat internet
}
expect spoke1.vm -> internet via nva1
expect spoke1.vm <-> spoke2.vm via nva1
`;

/** The same with a VPN gateway: what comes from on premises passes the appliance too. */
export const spokesAndSite = `vnet hub {
  address 10.160.0.0/16
  subnet GatewaySubnet 10.160.0.0/26 {
    routeTable rt-gateway
  }
  subnet nva 10.160.1.0/24 {
    nic nva1 10.160.1.4
  }
  vpnGateway vpn1 {
    activeActive
  }
}
vnet spoke1 {
  address 10.161.0.0/24
  subnet apps 10.161.0.0/26 {
    routeTable rt-spokes
    nic vm 10.161.0.4
  }
}
vnet spoke2 {
  address 10.162.0.0/24
  subnet apps 10.162.0.0/26 {
    routeTable rt-spokes
    nic vm 10.162.0.4
  }
}
peering hub [allowForwardedTraffic, allowGatewayTransit] <-> spoke1 [allowForwardedTraffic, useRemoteGateways]
peering hub [allowForwardedTraffic, allowGatewayTransit] <-> spoke2 [allowForwardedTraffic, useRemoteGateways]
routeTable rt-spokes {
  disableBgpRoutePropagation
  route default 0.0.0.0/0 -> VirtualAppliance 10.160.1.4
}
routeTable rt-gateway {
  route to-spoke1 10.161.0.0/24 -> VirtualAppliance 10.160.1.4
  route to-spoke2 10.162.0.0/24 -> VirtualAppliance 10.160.1.4
}
nva nva1 {
  nic hub.nva1
  snat internet
}
site dc1 {
  address 192.168.0.0/16
  asn 65100
  host app 192.168.10.10
}
connection vpn1 <-> dc1 enableBgp
expect spoke1.vm -> internet via nva1
expect spoke1.vm <-> spoke2.vm via nva1
expect spoke1.vm <-> dc1.app via nva1
`;
