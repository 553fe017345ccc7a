import type { FindingCode } from '../../finding-code.js';

export const endpointHijacked = {
  code: 'AZR504',
  title: 'Far end of a tunnel covered by its own announcement',
  severity: 'error',
  meaning:
    'The outer packets of a tunnel come back to the appliance that sent them: a route that it announces itself covers the far end.',
  details: 'Where traffic is known to fall into the loop, the forwarding loop is reported instead.',
  why: [
    'A Route Server writes what an appliance announces on its own NIC too: a self row (R160). If that is the longest match for the far end of the tunnel, the fabric hands the outer packet straight back (R193). The far end must have a longer row, such as a host route that a gateway learns, or lie in the own or a peered address space, which announcements do not override (R037, R218).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet GatewaySubnet 10.1.0.64/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
  expressRouteGateway er1
}

circuit er-ams

site dc1 {
  address 192.168.255.0/24
  router cpe1 192.168.255.1 { asn 65100 }
}

connection er1 <-> er-ams
connection er-ams <-> cpe1

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 192.168.255.1/32
  route 192.168.255.1/32 via hub1.nva1
}

bgp nva1 <-> ars1
bgp nva1 [deny 0.0.0.0/0] <-> cpe1 over tun0

tunnel tun0 ipsec nva1 <-> cpe1
`,
  mend: [
    'Announce a prefix that does not hold the far end, or see that the gateway learns the far end by a longer prefix.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet GatewaySubnet 10.1.0.64/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
  expressRouteGateway er1
}

circuit er-ams

site dc1 {
  address 192.168.255.0/24
  router cpe1 192.168.255.1 { asn 65100 }
}

connection er1 <-> er-ams
connection er-ams <-> cpe1

nva nva1 {
  nic hub1.nva1
  asn 65001
  route 192.168.255.1/32 via hub1.nva1
}

bgp nva1 <-> ars1
bgp nva1 [deny 0.0.0.0/0] <-> cpe1 over tun0

tunnel tun0 ipsec nva1 <-> cpe1
`,
} as const satisfies FindingCode;
