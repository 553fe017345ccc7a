import type { FindingCode } from '../../finding-code.js';

export const tunnelMtu = {
  code: 'AZR502',
  title: 'MTU too large for the tunnel',
  severity: 'warning',
  meaning: 'With its outer headers a packet of the MTU of the tunnel is larger than what the fabric carries.',
  details: 'Small packets pass, which makes this hard to find: pings work, and transfers hang.',
  why: [
    'Inside a region the fabric carries 1,500 bytes; more needs jumbo frames at both machines, and paths over peerings and gateways may not support them (R211). VXLAN takes 50 bytes of it, 70 with outer IPv6 (R212), IPsec with NAT traversal 60 to 80 depending on the cipher (R214). Fragments that arrive out of order are dropped (R211).',
    'An observation against it: Linux appliances in a lab with an MTU of 1,600 passed large pings (R213). That is no guarantee.',
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

tunnel tun0 vxlan nva1 <-> nva2 mtu 1500

bgp nva1 <-> nva2 over tun0
`,
  mend: ['Lower the MTU inside the tunnel, and clamp the TCP segment size at the appliance.'],
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

tunnel tun0 vxlan nva1 <-> nva2 mtu 1450

bgp nva1 <-> nva2 over tun0
`,
} as const satisfies FindingCode;
