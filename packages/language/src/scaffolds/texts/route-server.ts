import type { Scaffold } from '../scaffold.js';

export const routeServerWithAppliances: Scaffold = {
  name: 'route-server',
  title: 'Route Server with a pair of appliances behind a load balancer',
  names: ['hub', 'spoke1', 'spoke2'],
  text: `vnet hub {
  location westeurope
  address 10.0.0.0/16

  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    routeTable rt-nva
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
    loadBalancer nva-lb 10.0.1.100 -> nva1, nva2
  }

  routeServer ars
}

vnet spoke1 {
  location westeurope
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    nic app1 10.1.0.4
  }
}

vnet spoke2 {
  location westeurope
  address 10.2.0.0/16
  subnet apps 10.2.0.0/24 {
    nic app2 10.2.0.4
  }
}

peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke1 [useRemoteGateways, allowForwardedTraffic]
peering hub [allowGatewayTransit, allowForwardedTraffic] <-> spoke2 [useRemoteGateways, allowForwardedTraffic]

// Without this route, the appliances would get their own default route back from the Route Server.
routeTable rt-nva {
  route default 0.0.0.0/0 -> Internet
}

nva nva1 {
  nic hub.nva1
  asn 65001
  advertise 0.0.0.0/0
  snat internet
}

nva nva2 {
  nic hub.nva2
  asn 65001
  advertise 0.0.0.0/0
  snat internet
}

bgp nva1 [nextHop 10.0.1.100] <-> ars
bgp nva2 [nextHop 10.0.1.100] <-> ars

expect spoke1.app1 -> internet
expect spoke1.app1 -> spoke2.app2
`,
};
