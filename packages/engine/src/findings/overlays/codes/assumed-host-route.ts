import type { FindingCode } from '../../finding-code.js';

export const assumedHostRoute = {
  code: 'AZR505',
  title: 'Tunnel that would run through a tunnel',
  severity: 'information',
  meaning:
    'The operating system of an appliance has a route into a tunnel for the far end of a tunnel; a host route for the far end is assumed.',
  why: [
    'The outer packets of a tunnel must not be sent into a tunnel again, and every sound configuration has a host route for the far end that keeps them out (R172, R193). It is taken to be there, so that the rest can be computed, and should be written down.',
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
  route 10.1.0.0/16 via tun0
}

tunnel tun0 vxlan nva1 <-> nva2

bgp nva1 <-> nva2 over tun0
`,
  mend: ['Add a static route for the address of the far end, by the NIC.'],
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
  route 10.1.0.0/16 via tun0
  route 10.1.1.4/32 via hub2.nva2
}

tunnel tun0 vxlan nva1 <-> nva2

bgp nva1 <-> nva2 over tun0
`,
} as const satisfies FindingCode;
