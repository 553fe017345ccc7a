import type { Scaffold } from './scaffold.js';

export const routeServer: Scaffold = {
  name: 'route-server',
  title: 'Route Server with a pair of appliances',
  description:
    'A Route Server that leads two spokes to one of two appliances over BGP, and to the other one if it fails.',
  places: ['hub', 'spoke1', 'spoke2', 'westeurope', '65001', '10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'],
  text: `// The Route Server programs the routes of the appliances into the spokes: everything goes to nva1, and to nva2 if nva1 is
// down. Its routes would also lead the packets of the appliances back to them, so their subnet keeps them out.

vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
  }

  routeServer ars1
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16

  subnet apps 10.1.0.0/24 {
    nic vm 10.1.0.4
  }
}

vnet spoke2 {
  location westeurope
  address 10.2.0.0/16

  subnet apps 10.2.0.0/24 {
    nic vm 10.2.0.4
  }
}

routeTable rt-nva {
  disableBgpRoutePropagation
}

peering hub [allowGatewayTransit] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 0.0.0.0/0, 10.0.0.0/8
  snat internet
}

nva nva2 {
  nic hub.nva2
  asn 65001
  advertise 0.0.0.0/0, 10.0.0.0/8
  snat internet
}

bgp nva1 <-> ars1
bgp nva2 [prepend 2] <-> ars1

expect spoke1.vm <-> spoke2.vm via nva1
expect spoke1.vm -> internet via nva1

scenario "nva1 fails" {
  down nva1
  expect spoke1.vm <-> spoke2.vm via nva2
  expect spoke1.vm -> internet via nva2
}
`,
};
