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
  {
    what: 'a router to which only a tunnel leads is connected with the circuit, so that the tunnel has something below it',
    code: 'AZR105',
    text: `vnet hub1 {
  address 10.1.0.0/20
  subnet RouteServerSubnet 10.1.0.0/24
  subnet GatewaySubnet 10.1.3.0/24
  subnet nva 10.1.1.0/24 {
    routeTable rt-nva
    nic nva1 10.1.1.4
  }
  subnet vms 10.1.2.0/24 { nic vm 10.1.2.4 }
  routeServer ars1
  expressRouteGateway er1
}
routeTable rt-nva { route default 0.0.0.0/0 -> Internet }
nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 0.0.0.0/0, 192.168.0.0/16
  route 192.168.0.0/16   via tun0
  route 192.168.255.1/32 via hub1.nva1
  route 10.1.0.0/24      via hub1.nva1
  snat internet
}
bgp nva1 <-> ars1
site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.255.1 { asn 65100 }
  host app 192.168.5.5
}
circuit er-ams
connection er1 <-> er-ams
tunnel tun0 ipsec nva1 <-> cpe1
bgp nva1 [advertise 10.1.2.0/24, only 10.1.2.0/24] <-> cpe1 over tun0
`,
  },
  {
    what: 'a machine beside the next hop keeps getting packets, though the next hop itself stands for their subnet',
    code: 'AZR411',
    text: `vnet vnet0 {
  address 10.2.0.0/16
  subnet RouteServerSubnet 10.2.0.32/27
  subnet nva 10.2.2.0/24 {
    nic a 10.2.2.4
    nic b 10.2.2.5
  }
  subnet apps 10.2.3.0/24 {
    routeTable rt0
    nic vm 10.2.3.4
  }
  routeServer ars
}
vnet vnet1 {
  address 10.2.0.0/16
  subnet GatewaySubnet 10.2.0.0/27
  subnet nva 10.2.2.0/24 {
    nic a 10.2.2.4
    nic b 10.2.2.5
  }
  subnet apps 10.2.3.0/24 {
    routeTable rt0
    nic vm 10.2.3.4
  }
  vpnGateway vpn
}
routeTable rt0 { route 0.0.0.0/0 -> VirtualAppliance 10.2.2.4 }
nva nva0 {
  nic vnet1.nva.a
  asn 65001
}
nva nva1 {
  nic vnet1.nva.b
  asn 65001
}
bgp nva0 <-> vnet0.ars
`,
  },
  {
    what: 'a table of which not all routes are known stays when the last one that is written is removed',
    code: 'AZR414',
    text: `vnet vnet0 {
  address 10.1.0.0/20
  subnet GatewaySubnet 10.1.0.0/27
  subnet nva 10.1.2.0/24 {
    routeTable rt0
    nic a 10.1.2.4
    nic b 10.1.2.5
  }
  vpnGateway vpn { activeActive }
}
routeTable rt0 unknown { route 10.3.0.0/16 -> None }
connection nva1 <-> vnet0.vpn enableBgp
nva nva1 {
  nic vnet0.a
  asn 65001
  advertise 172.20.0.0/16
  snat internet
}
`,
  },
  {
    what: 'prefixes of a static connection go when BGP runs over it',
    code: 'AZR113',
    text: `vnet vnet1 {
  address 10.0.0.0/20
  subnet GatewaySubnet 10.0.0.0/27
  subnet apps 10.0.3.0/24 { nic vm 10.0.3.4 }
  vpnGateway vpn {
    pointToSite 172.31.0.0/24
    host end-0 172.31.0.7
  }
}
site dc0 {
  address 192.168.10.0/24
  router cpe0 192.168.0.1 { asn 3356 }
  host app-0 192.168.10.10
}
connection dc0.cpe0 [prefixes 10.2.0.0/16] <-> vnet1.vpn
`,
  },
  {
    what: 'a machine that becomes an appliance still reaches those beside it',
    code: 'AZR409',
    text: `vnet vnet0 {
  address 10.2.0.0/16, fd00:2::/48
  subnet GatewaySubnet 10.2.0.0/27 {
    routeTable rt0
  }
  subnet RouteServerSubnet 10.2.0.32/27
  subnet nva 10.2.2.0/24, fd00:2:0:2::/64 {
    nic a 10.2.2.4, fd00:2:0:2::4
    nic b 10.2.2.5, fd00:2:0:2::5
  }
  subnet apps 10.2.3.0/24, fd00:2:0:3::/64 {
    routeTable rt0
    nic vm 10.2.3.4, fd00:2:0:3::4
    privateEndpoint pe 10.2.3.9
  }
  routeServer ars {
    branchToBranch
    hubRoutingPreference ASPath
  }
}
vnet vnet1 {
  address 10.2.0.0/16
  subnet GatewaySubnet 10.2.0.0/27
  subnet RouteServerSubnet 10.2.0.32/27
  subnet nva 10.2.2.0/24 {
    routeTable rt0
    nic a 10.2.2.4 secondary 10.2.2.20
    nic b 10.2.2.5
    loadBalancer ilb 10.2.2.100 -> vnet1.b
  }
  subnet apps 10.2.3.0/24 {
    nic vm 10.2.3.4 secondary 10.2.3.20
  }
  expressRouteGateway er
  routeServer ars {
    hubRoutingPreference ASPath
  }
}
routeTable rt0 {
  route 10.0.2.4/32 -> VirtualAppliance 10.0.0.36
  route 10.0.0.0/8 -> VirtualAppliance 10.0.1.4
  route 10.2.3.0/24 -> VnetLocal
}
nva nva0 {
  nic vnet1.b, vnet0.b
  asn 65002
  advertise 172.20.0.0/16
  snat all
}
nva nva1 {
  nic vnet0.a
  asn 65001
  advertise 10.1.0.0/16, 10.0.2.4/32
  connected 10.1.3.9/32
  host end-0 10.1.3.9
  host end-1 10.1.3.9
  snat all
}
bgp nva0 [advertise 192.168.10.0/24, prepend 1 10.1.3.0/24, asOverride, asReplace 65515, asDelete 65515, community no-export] <-> vnet0.ars
`,
  },
];
