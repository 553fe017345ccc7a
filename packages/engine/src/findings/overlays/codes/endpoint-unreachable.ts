import type { FindingCode } from '../../finding-code.js';

export const endpointUnreachable = {
  code: 'AZR503',
  title: 'Ends of a tunnel cannot reach each other',
  severity: 'error',
  meaning: 'The outer packets of the tunnel do not get from one end to the other.',
  why: [
    'A tunnel is as good as its underlay. Its outer packets are looked up in the effective routes of the NIC that has the endpoint, like all others (R190). They arrive by the rows of the own network or of a peering, by rows of a gateway, such as a host route of the far end learned over ExpressRoute, or over the Internet between public addresses, which only IPsec should do (R217).',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 {
    nic nva2 10.2.1.4
  }
}


nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.11.0.0/16
}

nva nva2 {
  nic hub2.nva2
  asn 65002
  advertise 10.22.0.0/16
}

tunnel tun0 vxlan nva1 <-> nva2

bgp nva1 <-> nva2 over tun0
`,
  mend: [
    'Peer the two networks, let the gateway learn the address of the far end, or use `ipsec` with public addresses as `endpoint`.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/16
  subnet nva 10.2.1.0/24 {
    nic nva2 10.2.1.4
  }
}

peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.11.0.0/16
}

nva nva2 {
  nic hub2.nva2
  asn 65002
  advertise 10.22.0.0/16
}

tunnel tun0 vxlan nva1 <-> nva2

bgp nva1 <-> nva2 over tun0
`,
} as const satisfies FindingCode;
