import type { FindingCode } from '../../finding-code.js';

export const sessionDown = {
  code: 'AZR201',
  title: 'BGP session cannot come up',
  severity: 'error',
  meaning:
    'The two ends of a declared BGP session cannot reach each other, so the session is down and nothing is learned over it.',
  why: [
    "A session is a TCP connection between the two addresses. In Azure these reach each other inside one virtual network or over a direct peering; peerings are not transitive (R018, R136). A session over a tunnel needs the ends of the tunnel to reach each other, which they do by rows of the network or of a peering, by a gateway's rows, or by public addresses (R217).",
  ],
  example: `vnet hub1 {
  address 10.1.0.0/20
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/20
  subnet nva 10.2.1.0/24 {
    nic nva2 10.2.1.4
  }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

nva nva2 {
  nic hub2.nva2
  asn 65002
}

bgp nva1 <-> nva2
`,
  mend: [
    'Peer the two networks, or join the two devices by a tunnel with public endpoints and bind the session to it with `over`.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/20
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

vnet hub2 {
  address 10.2.0.0/20
  subnet nva 10.2.1.0/24 {
    nic nva2 10.2.1.4
  }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

nva nva2 {
  nic hub2.nva2
  asn 65002
}

peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]

bgp nva1 <-> nva2
`,
} as const satisfies FindingCode;
