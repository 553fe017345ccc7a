/** A topology in which a repair did not hold once. */
export interface Found {
  readonly what: string;
  /** A code of which there is a finding that has a repair. */
  readonly code: string;
  readonly text: string;
}

/** What random topologies found, shortened. */
export const found: readonly Found[] = [
  {
    what: 'a peering that refuses access and leaves subnets out is opened, and none is added to it',
    code: 'AZR309',
    text: `vnet vnet0 {
  address 10.0.0.0/16
  subnet nva 10.0.2.0/24 { nic a 10.0.2.4 }
  subnet apps 10.0.3.0/24 {
    routeTable rt0
    nic vm 10.0.3.4
  }
}
vnet vnet1 {
  address 10.1.0.0/16
  subnet apps 10.1.3.0/24 {
    routeTable rt0
    nic vm 10.1.3.4
  }
}
peering vnet1 [allowVirtualNetworkAccess false] <-> vnet0 [allowVirtualNetworkAccess false, subnet vnet0.nva]
routeTable rt0 { route 0.0.0.0/0 -> VirtualAppliance 10.0.0.36 }
`,
  },
  {
    what: 'what a machine sends to its own address is no packet that a site loses with the transit of others',
    code: 'AZR212',
    text: `vnet vnet0 {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet RouteServerSubnet 10.0.0.32/27
  vpnGateway vpn
  expressRouteGateway er
  routeServer ars { branchToBranch }
}
site dc0 {
  address 0.0.0.0/0
  asn 65100
  host app-0 192.168.10.10
}
site dc1 {
  address 192.168.0.0/17
  asn 65100
}
circuit er0
connection vnet0.er <-> er0
connection er0 <-> dc0
connection vnet0.vpn <-> dc1
`,
  },
];
