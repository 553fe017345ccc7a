import type { FindingCode } from '../../finding-code.js';

export const tunnelRecursion = {
  code: 'AZR105',
  title: 'Tunnel recursion',
  severity: 'error',
  meaning: 'The outer packets of a tunnel come back to the appliance that sent them.',
  why: [
    'The fabric looks up the outer destination of an encapsulated packet in the effective routes of the NIC (R190). If the longest match for the far end of the tunnel is a self row, written for a prefix that the appliance announces itself, the outer packet is handed straight back, and encapsulated or forwarded again (R193). Another announcement has hijacked the endpoint (R218).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/26
  subnet RouteServerSubnet 10.1.0.64/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet apps 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  expressRouteGateway er1
  routeServer ars1
}

circuit er-ams

site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.255.1 { asn 65100 }
  host app 192.168.10.10
}

connection er1 <-> er-ams
connection er-ams [prepend 2] <-> cpe1 [deny 0.0.0.0/0]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 192.168.0.0/16
  route 192.168.0.0/16 via tun0
  route 192.168.255.1/32 via hub1.nva1
  route 10.1.0.64/26 via hub1.nva1
}

bgp nva1 <-> ars1
bgp nva1 [advertise 10.1.2.0/24, only 10.1.2.0/24] <-> cpe1 over tun0

tunnel tun0 ipsec nva1 <-> cpe1
`,
  mend: [
    'The far end must have a longer row than the self row: let the gateway learn its host route, announce a longer prefix that does not hold it, or give the subnet of the appliance a user-defined route for it.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/26
  subnet RouteServerSubnet 10.1.0.64/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  subnet apps 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
  expressRouteGateway er1
  routeServer ars1
}

circuit er-ams

site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.255.1 { asn 65100 }
  host app 192.168.10.10
}

connection er1 <-> er-ams
connection er-ams [prepend 2] <-> cpe1 [advertise 192.168.255.1/32, onlyExactly 192.168.255.1/32]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 192.168.0.0/16
  route 192.168.0.0/16 via tun0
  route 192.168.255.1/32 via hub1.nva1
  route 10.1.0.64/26 via hub1.nva1
}

bgp nva1 <-> ars1
bgp nva1 [advertise 10.1.2.0/24, only 10.1.2.0/24] <-> cpe1 over tun0

tunnel tun0 ipsec nva1 <-> cpe1
`,
} as const satisfies FindingCode;
