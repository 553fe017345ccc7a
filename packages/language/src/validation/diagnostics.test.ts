import { expect, test } from 'vitest';
import { check } from '../testing/check.js';

const fixtures: Record<string, string> = {
  'invalid addresses and prefixes': `
vnet a {
  address 10.0.0.0/33
  //      ^ AZR007 must be a number from 0 to 32
  address 10.1.0.0/16
  subnet s 10.1.0.5/24 {
  //       ^ AZR008 write 10.1.0.0/24
    nic n 10.1.0.300
    //    ^ AZR007 is not an IP address
    nic m 10.1.0.9
  }
}`,
  'address space and subnets': `
vnet a {
  address 10.0.0.0/16, 10.0.1.0/24
  //                   ^ AZR025 10.0.1.0/24 and 10.0.0.0/16 of a overlap
  subnet s 10.0.0.0/24
  subnet t 10.0.0.128/25
  //       ^ AZR024 overlaps 10.0.0.0/24 of a.s
  subnet u 10.9.0.0/24
  //       ^ AZR020 its address space is 10.0.0.0/16
}
vnet b {
  address 169.254.0.0/24
  //      ^ AZR029 link-local
}`,
  'addresses in subnets': `
vnet a {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    nic out 10.0.1.4
    //      ^ AZR021 is outside its subnet a.s, which has 10.0.0.0/24
    nic dual 10.0.0.7, fd00::7
    //                 ^ AZR033 has no IPv6 prefix
    nic reserved 10.0.0.1
    //           ^ AZR022 The first available address is 10.0.0.4
    nic last 10.0.0.255
    //       ^ AZR022
    nic one 10.0.0.4
    nic two 10.0.0.4
    //      ^ AZR023 10.0.0.4 of a.two already belongs to a.one
    nic both 10.0.0.5, 10.0.0.6
    //       ^ AZR028
  }
}`,
  'several next hops of a route': `
vnet a {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 {
    routeTable rt
    nic n 10.0.0.4
    nic m 10.0.0.5
  }
}
nva n { nic a.n }
nva m { nic a.m }
routeTable rt {
  route 10.1.0.0/16 -> 10.0.0.4, 10.0.0.5
  route 10.2.0.0/16 -> VirtualApplianceEcmp 10.0.0.4
  //                   ^ AZR049 at least two
  route 10.3.0.0/16 -> 10.0.0.4, 10.0.0.4
  //                   ^ AZR049 given twice
  route 10.4.0.0/16 -> 10.0.0.4, fd00::4
  //                   ^ AZR049 other family
}`,
  'networks that an appliance delivers itself': `
vnet a {
  address 10.0.0.0/16
  subnet s 10.0.0.0/24 { nic n 10.0.0.4 }
}
nva n {
  nic a.n
  connected 10.244.0.0/24, 10.244.0.300/24, 10.244.0.5/24
  //                       ^ AZR007 is not a prefix
  //                                        ^ AZR008 write 10.244.0.0/24
  //                                        ^ AZR025 10.244.0.0/24 and 10.244.0.0/24 of n overlap
  connected 10.0.0.128/25
  //        ^ AZR025 overlaps its own subnet a.s, which has 10.0.0.0/24
  connected 0.0.0.0/0, fd00:9::/64
  //        ^ AZR025 overlaps its own subnet
  //                   ^ AZR033 n has no IPv6 address
  host pod 10.244.0.7
  host same 10.244.0.7
  //        ^ AZR023 10.244.0.7 of n.same belongs to n.pod already
  host pod 10.244.0.8
  //   ^ AZR004
  host none 10.244
  //        ^ AZR007
}
site dc {
  connected 10.9.0.0/24
  // < AZR001
}
nva m {
  nic a.n
  //  ^ AZR046
  host far 10.8.0.1
  //       ^ AZR021 outside the connected prefixes of m, which has none
}`,
  'point-to-site clients': `
vnet a {
  address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  vpnGateway g {
    pointToSite 172.16.0.0/24
    host laptop 172.16.0.10
    host away 172.17.0.10
    //        ^ AZR021 outside the pointToSite prefixes of g, which has 172.16.0.0/24
    host six fd00::1
    //       ^ AZR021
    host again 172.16.0.10
    //         ^ AZR023
  }
}`,
  'names used twice, or in another case': `
vnet a { address 10.0.0.0/16 }
vnet a { address 10.1.0.0/16 }
//   ^ AZR004 virtual network a is already declared
vnet A { address 10.2.0.0/16 }
//   ^ AZR005 differ only in case
site "a" { address 10.3.0.0/16 }
site a { address 10.3.0.0/16 }
//   ^ AZR004`,
  'names that need quotes': `
vnet 10-hub { address 10.0.0.0/16 }
//   ^ AZR009 "10-hub"
vnet Zürich { address 10.1.0.0/16 }
//   ^ AZR009 "Zürich"
vnet "Genève" { address 10.2.0.0/16 }
site "open {
//   ^ AZR001 is not closed
}`,
  'unknown, ambiguous and wrong names': `
vnet hub1 { address 10.0.0.0/16  subnet s 10.0.0.0/24 { nic vm1 10.0.0.4 } }
vnet hub2 { address 10.1.0.0/16  subnet s 10.1.0.0/24 { nic vm1 10.1.0.4 } }
peering hub1 <-> hup2
//               ^ AZR002 did you mean hub2
nva n1 { nic vm1 }
//           ^ AZR003 write hub1.vm1 or hub2.vm1
nva n2 { nic hub1 }
//           ^ AZR006 hub1 is a virtual network
nva n3 { nic hub1.vm1 }
nva n4 { nic hub1.vm1 }
//           ^ AZR046 already belongs to n3`,
  'special subnets': `
vnet a {
  address 10.0.0.0/16
  vpnGateway v1
  //         ^ AZR026 needs a subnet GatewaySubnet in a
  vpnGateway v2
  //         ^ AZR027 a already has the VPN gateway v1
  routeServer r
  //          ^ AZR026 RouteServerSubnet
  firewall f
  //       ^ AZR034 AzureFirewallSubnet
}`,
  peerings: `
vnet a { address 10.0.0.0/16 }
vnet b { address 10.1.0.0/16 }
vnet c { address 10.1.128.0/17 }
peering a <-> a
//            ^ AZR030 cannot be peered with itself
peering a <-> b
peering b <-> a
//            ^ AZR031 already have a peering
peering b <-> c
// < AZR032 overlap
peering a [weight 10] <-> c
//         ^ AZR045 weight does not apply to a peering`,
  'devices and sessions': `
vnet hub { address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet RouteServerSubnet 10.0.9.64/26
  subnet n 10.0.1.0/24 { nic a 10.0.1.4  nic b 10.0.1.5 }
  vpnGateway gw
  routeServer ars
}
nva empty
//  ^ AZR040 empty has no NIC
nva a { nic hub.a }
nva b { nic hub.b  asn 65001
  route 10.9.0.0/16 via hub.a
  //                    ^ AZR047 is not a NIC of b
}
bgp a <-> ars
//  ^ AZR043 a speaks BGP here but has no AS number
bgp b <-> b
//        ^ AZR041
bgp gw <-> b
//  ^ AZR006 gw is a VPN gateway
bgp b [instance 2] <-> ars
//              ^ AZR013 from 0 to 1
tunnel t vxlan b <-> b
//                   ^ AZR041
circuit er
connection gw <-> er
//                ^ AZR042 a VPN gateway connects to
site s { asn 23456 }
//           ^ AZR044 RFC 6793
site two { address 10.50.0.0/16  router r1  router r2 }
connection gw <-> two
//                ^ AZR003 name one of them: r1 or r2
connection gw [weight 10] <-> s
//             ^ AZR045 weight does not apply`,
  'static routes': `
vnet hub { address 10.0.0.0/16  subnet n 10.0.1.0/24 { nic a 10.0.1.4  nic b 10.0.1.5 } }
nva a { nic hub.a
  route 10.9.0.0/16 via t
  route 10.9.0.0/16 via hub.a
  route 10.9.0.0/16 via t
  //    ^ AZR012 10.9.0.0/16 has the same route twice in a
  route 10.8.0.0/16 via u
  //                    ^ AZR047 u does not end at a: it joins b and r1
  route 10.7.0.0/16 via fd00::1
  //                    ^ AZR045 fd00::1 does not apply here: it is an IPv6 address
}
nva b { nic hub.b }
site s { address 192.168.0.0/16
  route 10.1.0.0/16 via t
  route 10.1.0.0/16 drop
  //    ^ AZR012 s both discards and forwards what is for 10.1.0.0/16
  route 192.168.0.0/16 drop
  //    ^ AZR045 192.168.0.0/16 is the site's own address space
  route 10.2.0.0/16 via hub.a
  //                    ^ AZR006 hub.a is a NIC; expected a tunnel
  route 10.3.0.0/16 via 10.0.0.256
  //                    ^ AZR007
  route 10.4.0.1/16 drop
  //    ^ AZR008
  route 10.5.0.0/16 via nothing
  //                    ^ AZR002
}
site two { address 192.169.0.0/16
  router r1 { route 10.1.0.0/16 via t }
  //                                ^ AZR047 t does not end at r1: it joins a and s
  router r2
  route 10.1.0.0/16 via u
  //    ^ AZR003 two has several routers; write the route in the block of one of them: r1 or r2
}
site one { address 192.170.0.0/16
  router only { route fd00::/8 via fd00:9::1 }
  route 10.1.0.0/16 via v
}
tunnel t ipsec a <-> s
tunnel u ipsec b <-> r1
tunnel v ipsec b <-> only`,
  'what a VPN device routes into a connection': `
vnet hub { address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet n 10.0.1.0/24 { nic a 10.0.1.4 }
  vpnGateway gw
}
nva a { nic hub.a  asn 65001 }
circuit er
site s { address 192.168.0.0/16, fd00::/48  asn 65100 }
site t { address 192.169.0.0/16  asn 65101  router r }
connection gw <-> s [prefixes 10.0.0.0/33, 10.0.0.1/16, fd00:9::/48, 192.168.0.0/16]
//                            ^ AZR007 10.0.0.0/33
//                                         ^ AZR008 write 10.0.0.0/16
//                                                      ^ AZR045 fd00:9::/48 does not apply here: a VPN gateway carries IPv4 only
//                                                                   ^ AZR045 192.168.0.0/16 is the site's own address space
connection gw [prefixes fd00::/48] <-> r [prefixes 10.0.0.0/16, prefixes 192.169.0.0/16, prefixes 10.0.0.0/16]
//                      ^ AZR045 fd00::/48 does not apply here
//                                                                       ^ AZR045 192.169.0.0/16 is the site's own address space
//                                                                                                ^ AZR012 10.0.0.0/16 is declared twice
connection gw <-> a [prefixes 10.0.0.0/16] enableBgp
//                   ^ AZR045 prefixes does not apply to the end of an NVA on a connection with BGP
connection er [prefixes 10.0.0.0/16] <-> s [prefixes 10.0.0.0/16]
//             ^ AZR045 prefixes does not apply to the end of a circuit
//                                          ^ AZR045 prefixes does not apply to the end of a site on a connection with BGP`,
  'local preferences': `
vnet hub { address 10.0.0.0/16
  subnet GatewaySubnet 10.0.0.0/27
  subnet RouteServerSubnet 10.0.9.64/26
  subnet n 10.0.1.0/24 { nic a 10.0.1.4 }
  vpnGateway gw { activeActive }
  routeServer ars
}
vnet other { address 10.9.0.0/16
  subnet GatewaySubnet 10.9.0.0/27
  vpnGateway gw2
}
nva a { nic hub.a  asn 65001 }
circuit er
site s { address 192.168.0.0/16  asn 65100 }
connection gw [localPreference 150] <-> s [localPreference 5000000000, localPreference 5 10.0.0.0/33] enableBgp
//             ^ AZR045 localPreference does not apply to the end of a VPN gateway
//                                                         ^ AZR013 from 0 to 4294967295
//                                                                                       ^ AZR007 10.0.0.0/33
bgp a [localPreference 150, localPreference 200, localPreference 1 10.0.0.0/8, localPreference 2 10.0.0.0/8] <-> ars [localPreference 150]
//                          ^ AZR012 localPreference is declared twice here; remove
//                                                                                               ^ AZR012 localPreference is declared twice here for 10.0.0.0/8
//                                                                                                                    ^ AZR045 localPreference does not apply to a Route Server's end of a BGP session
connection gw2 <-> s [localPreference 150]
//                    ^ AZR045 localPreference does not apply to the end of a site on a connection without BGP
connection er [localPreference 150] <-> s [localPreference 150, localPreference 150 fd00::/8]
//             ^ AZR045 localPreference does not apply to the end of a circuit`,
  'repeated settings': `
vnet a {
  location westeurope
  location northeurope
  //       ^ AZR012 location is repeated
  address 10.0.0.0/16
}`,
  'policies of private endpoints': `
vnet twice {
  privateEndpointVNetPolicies Disabled
  privateEndpointVNetPolicies Basic
  //                          ^ AZR012 privateEndpointVNetPolicies is repeated
  address 10.0.0.0/16
}
vnet wrong {
  privateEndpointVNetPolicies Enabled
  //                          ^ AZR001 Disabled
  address 10.1.0.0/16
}
vnet none {
  privateEndpointVNetPolicies
//< AZR001 Expected Disabled or Basic after privateEndpointVNetPolicies
  address 10.2.0.0/16
}
vnet inside {
  address 10.3.0.0/16
  subnet s 10.3.0.0/24 {
    privateEndpointVNetPolicies Basic
//  ^ AZR001 privateEndpointVNetPolicies is not allowed in a subnet
  }
}`,
  'an import without quotes': `
import other.azroute
//     ^ AZR009 import "other.azroute"`,
  'imports that do not exist': `
import "missing.azroute"
//     ^ AZR010 There is no file missing.azroute
vnet a { address 10.0.0.0/16 }`,
  'names of imported files': `
import "other.azroute"
peering a <-> b
vnet a { address 10.0.0.0/16 }
=== other.azroute
import "main.azroute"
vnet b { address 10.1.0.0/16 }
=== apart.azroute
vnet a { address 10.0.0.0/16 }
peering a <-> b
//            ^ AZR002 There is no b`,
  'syntax, one sentence for each statement': `
vnet a {
  address 10.0.0.0/16
  subnet s
  //     ^ AZR001 Expected a prefix such as 10.0.0.0/24 after the subnet's name.
  subnet t 10.0.1.0/24
  foo bar
  //  < AZR001 foo is not allowed in a virtual network.
}
peering a <->
//        ^ AZR001 Expected the name of a virtual network after <->.
routeTable r {
  route 10.0.0.0/8 -> Nowhere
  //                  ^ AZR001 Nowhere is a name
}
vnett b
// < AZR001 vnett is not the start of a statement; did you mean vnet?
site c {
  address 10.9.0.0/16
  //      ^ AZR001 Expected } at the end of the block
/* open
// < AZR001 is not closed`,
};

test.each(Object.entries(fixtures))('%s', async (_name, fixture) => {
  expect(await check(fixture)).toEqual([]);
});
