import type { FindingCode } from '../../finding-code.js';

export const sessionOutsideTunnel = {
  code: 'AZR506',
  title: 'BGP session beside the tunnel',
  severity: 'warning',
  meaning:
    'Two devices have a tunnel and a BGP session that does not run over it, so that what the session teaches is not encapsulated.',
  why: [
    'The next hops of a session outside the tunnel are addresses of the underlay. The operating system then sends packets unencapsulated out of its NIC, and the effective routes decide on their real destination: the very lookup that the tunnel is to avoid (R189, R220). A router on premises sends them into its circuit or connection, whose routers know nothing of what is inside.',
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
}

tunnel tun0 vxlan nva1 <-> nva2

bgp nva1 <-> nva2
`,
  mend: [
    'Bind the session to the tunnel with `over`. If the tunnel is for something else, rewrite the next hop (`nextHop`) or ignore the finding.',
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
