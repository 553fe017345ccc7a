import type { Scaffold } from './scaffold.js';

export const twoRegionsOverlay: Scaffold = {
  name: 'two-regions-overlay',
  title: 'Two regions with an overlay',
  description:
    'A hub with a Route Server and an appliance in each of two regions, and a VXLAN tunnel between the appliances.',
  places: [
    'hub1',
    'hub2',
    'spoke1',
    'spoke2',
    'westeurope',
    'northeurope',
    '65001',
    '65002',
    '10.1.0.0/16',
    '10.2.0.0/16',
    '10.1.0.0/20',
    '10.2.0.0/20',
    '10.1.16.0/24',
    '10.2.16.0/24',
  ],
  text: `// Each Route Server leads the spokes of its region to the appliance there. Between the regions, packets are in a tunnel:
// without it, the routes of the Route Servers would lead them back to the appliance that sends them.

vnet hub1 {
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

  subnet apps 10.1.16.0/26 {
    nic vm 10.1.16.4
  }
}

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

  subnet apps 10.2.16.0/26 {
    nic vm 10.2.16.4
  }
}

peering hub1 [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub2 [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]
peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.1.0.0/16
  route 10.1.0.0/16 drop
  route 10.1.0.0/20 via hub1.nva1
  route 10.1.16.0/24 via hub1.nva1
  route 10.2.1.4/32 via hub1.nva1
}

nva nva2 {
  nic hub2.nva2
  asn 65002
  advertise 10.2.0.0/16
  route 10.2.0.0/16 drop
  route 10.2.0.0/20 via hub2.nva2
  route 10.2.16.0/24 via hub2.nva2
  route 10.1.1.4/32 via hub2.nva2
}

tunnel tun0 vxlan nva1 <-> nva2 mtu 1450

bgp nva1 [onlyExactly 10.1.0.0/16, onlyExactly 10.2.0.0/16, asDelete 65515] <-> ars1
bgp nva2 [onlyExactly 10.1.0.0/16, onlyExactly 10.2.0.0/16, asDelete 65515] <-> ars2
bgp nva1 [onlyExactly 10.1.0.0/16] <-> nva2 [onlyExactly 10.2.0.0/16] over tun0

expect spoke1.vm <-> spoke2.vm via nva1, nva2
`,
};
