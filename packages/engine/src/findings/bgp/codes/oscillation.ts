import type { FindingCode } from '../../finding-code.js';

export const oscillation = {
  code: 'AZR202',
  title: 'BGP does not converge',
  severity: 'error',
  meaning:
    'The speakers never agree on the best route for a prefix: what one chooses makes another change its mind, round after round.',
  details: 'The tables shown are those of one moment. The message tells the rounds.',
  why: [
    'BGP settles if every speaker prefers shorter AS paths and nobody shortens them. Taking numbers out of the path, which is needed between two Route Servers (R144), removes that, and with it the protection against routes that come back to where they have been (R145). In Azure the usual circle is an appliance that gives a Route Server what it learned from that very Route Server, with 65515 deleted.',
    "In the example each appliance likes the way through its neighbour better than its own one, because the neighbour deletes the origin's prepended numbers; but only as long as the neighbour uses its own one.",
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic origin 10.1.1.9
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
    nic nva3 10.1.1.6
  }
}

nva origin {
  nic hub1.origin
  asn 65000
  advertise 10.9.0.0/16
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

bgp origin [prepend 2] <-> nva1 [deny 0.0.0.0/0]
bgp origin [prepend 2] <-> nva2 [deny 0.0.0.0/0]
bgp origin [prepend 2] <-> nva3 [deny 0.0.0.0/0]
bgp nva2 [asDelete 65000, prepend 1] <-> nva1 [deny 0.0.0.0/0]
bgp nva3 [asDelete 65000, prepend 1] <-> nva2 [deny 0.0.0.0/0]
bgp nva1 [asDelete 65000, prepend 1] <-> nva3 [deny 0.0.0.0/0]
`,
  mend: [
    'Keep the path whole, or filter what is sent: towards a Route Server only the own prefixes and those of the other region, with `only` and `onlyExactly`, and never what was learned from that Route Server.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic origin 10.1.1.9
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
    nic nva3 10.1.1.6
  }
}

nva origin {
  nic hub1.origin
  asn 65000
  advertise 10.9.0.0/16
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

bgp origin [prepend 2] <-> nva1 [deny 0.0.0.0/0]
bgp origin [prepend 2] <-> nva2 [deny 0.0.0.0/0]
bgp origin [prepend 2] <-> nva3 [deny 0.0.0.0/0]
bgp nva2 [prepend 1] <-> nva1 [deny 0.0.0.0/0]
bgp nva3 [prepend 1] <-> nva2 [deny 0.0.0.0/0]
bgp nva1 [prepend 1] <-> nva3 [deny 0.0.0.0/0]
`,
} as const satisfies FindingCode;
