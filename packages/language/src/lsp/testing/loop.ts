/** Two hubs whose appliances advertise each other's summary prefix to their Route Servers, which causes two loops. */
export const twoRegionLoop = `vnet hub1 {
  location westeurope
  address 10.1.0.0/20
  subnet RouteServerSubnet 10.1.0.0/24
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}
vnet spoke1 {
  location westeurope
  address 10.1.16.0/24
  subnet vms 10.1.16.0/24 {
    nic vm 10.1.16.4
  }
}
peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
vnet hub2 {
  location northeurope
  address 10.2.0.0/20
  subnet RouteServerSubnet 10.2.0.0/24
  subnet nva 10.2.1.0/24 {
    nic nva2 10.2.1.4
  }
  routeServer ars2
}
vnet spoke2 {
  location northeurope
  address 10.2.16.0/24
  subnet vms 10.2.16.0/24 {
    nic vm 10.2.16.4
  }
}
peering hub2 [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]
peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]
nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.1.0.0/16
}
nva nva2 {
  nic hub2.nva2
  asn 65002
  advertise 10.2.0.0/16
}
bgp nva1 [onlyExactly 10.1.0.0/16, onlyExactly 10.2.0.0/16] <-> ars1
bgp nva2 [onlyExactly 10.1.0.0/16, onlyExactly 10.2.0.0/16] <-> ars2
bgp nva1 [onlyExactly 10.1.0.0/16] <-> nva2 [onlyExactly 10.2.0.0/16]
`;
