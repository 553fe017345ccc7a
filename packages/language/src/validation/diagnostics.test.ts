import { expect, test } from 'vitest';
import { check } from '../testing/check.js';

const fixtures: Record<string, string> = {
  'addresses and prefixes that are none': `
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
    //           ^ AZR022 the first free one is 10.0.0.4
    nic last 10.0.0.255
    //       ^ AZR022
    nic one 10.0.0.4
    nic two 10.0.0.4
    //      ^ AZR023 10.0.0.4 of a.two belongs to a.one already
    nic both 10.0.0.5, 10.0.0.6
    //       ^ AZR028
  }
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
//   ^ AZR004 virtual network a is declared already
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
//           ^ AZR046 belongs to n3 already`,
  'special subnets': `
vnet a {
  address 10.0.0.0/16
  vpnGateway v1
  //         ^ AZR026 needs a subnet GatewaySubnet in a
  vpnGateway v2
  //         ^ AZR027 a has the VPN gateway v1 already
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
//            ^ AZR031 have a peering already
peering b <-> c
// < AZR032 overlap
peering a [weight 10] <-> c
//         ^ AZR045 weight says nothing about a peering`,
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
  //                    ^ AZR047 is no NIC of b
}
bgp a <-> ars
//  ^ AZR043 a speaks BGP here and has no AS number
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
//                ^ AZR003 say which one: r1 or r2
connection gw [weight 10] <-> s
//             ^ AZR045 weight says nothing`,
  'settings written twice': `
vnet a {
  location westeurope
  location northeurope
  //       ^ AZR012 location is written twice
  address 10.0.0.0/16
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
  //  < AZR001 foo is nothing that can stand in a virtual network.
}
peering a <->
//        ^ AZR001 Expected the name of a virtual network after <->.
routeTable r {
  route 10.0.0.0/8 -> Nowhere
  //                  ^ AZR001 Expected a next hop such as
}
vnett b
// < AZR001 vnett does not begin a statement; did you mean vnet?
site c {
  address 10.9.0.0/16
  //      ^ AZR001 Expected } at the end of the block
/* open
// < AZR001 is not closed`,
};

test.each(Object.entries(fixtures))('%s', async (_name, fixture) => {
  expect(await check(fixture)).toEqual([]);
});
