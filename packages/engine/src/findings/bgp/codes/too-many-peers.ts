import type { FindingCode } from '../../finding-code.js';

export const tooManyPeers = {
  code: 'AZR203',
  title: 'Too many peers at a Route Server',
  severity: 'error',
  meaning: 'A Route Server takes eight BGP peers.',
  details: 'The finding stands on the session that is the ninth by name; Azure refuses it and those after it.',
  why: [
    'The number of peers of a Route Server is fixed at eight and cannot be raised (R137). A peer is one address of an appliance: its two sessions, one with each instance of the Route Server, count as one. azroute computes all sessions as they are written, so the tables show what the ninth peer would bring.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
    nic nva3 10.1.1.6
    nic nva4 10.1.1.7
    nic nva5 10.1.1.8
    nic nva6 10.1.1.9
    nic nva7 10.1.1.10
    nic nva8 10.1.1.11
    nic nva9 10.1.1.12
  }
  routeServer ars1
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

nva nva2 {
  nic hub1.nva2
  asn 65002
}

nva nva3 {
  nic hub1.nva3
  asn 65003
}

nva nva4 {
  nic hub1.nva4
  asn 65004
}

nva nva5 {
  nic hub1.nva5
  asn 65005
}

nva nva6 {
  nic hub1.nva6
  asn 65006
}

nva nva7 {
  nic hub1.nva7
  asn 65007
}

nva nva8 {
  nic hub1.nva8
  asn 65008
}

nva nva9 {
  nic hub1.nva9
  asn 65009
}

bgp nva1 <-> ars1
bgp nva2 <-> ars1
bgp nva3 <-> ars1
bgp nva4 <-> ars1
bgp nva5 <-> ars1
bgp nva6 <-> ars1
bgp nva7 <-> ars1
bgp nva8 <-> ars1
bgp nva9 <-> ars1
`,
  mend: [
    'Let some appliances speak BGP with an appliance that stays a peer, which announces their routes with their next hops (`nextHopUnchanged`), or give them a Route Server in another virtual network.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
    nic nva3 10.1.1.6
    nic nva4 10.1.1.7
    nic nva5 10.1.1.8
    nic nva6 10.1.1.9
    nic nva7 10.1.1.10
    nic nva8 10.1.1.11
    nic nva9 10.1.1.12
  }
  routeServer ars1
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

nva nva2 {
  nic hub1.nva2
  asn 65002
}

nva nva3 {
  nic hub1.nva3
  asn 65003
}

nva nva4 {
  nic hub1.nva4
  asn 65004
}

nva nva5 {
  nic hub1.nva5
  asn 65005
}

nva nva6 {
  nic hub1.nva6
  asn 65006
}

nva nva7 {
  nic hub1.nva7
  asn 65007
}

nva nva8 {
  nic hub1.nva8
  asn 65008
}

nva nva9 {
  nic hub1.nva9
  asn 65009
}

bgp nva1 <-> ars1
bgp nva2 <-> ars1
bgp nva3 <-> ars1
bgp nva4 <-> ars1
bgp nva5 <-> ars1
bgp nva6 <-> ars1
bgp nva7 <-> ars1
bgp nva8 <-> ars1
bgp nva9 <-> nva8
`,
} as const satisfies FindingCode;
