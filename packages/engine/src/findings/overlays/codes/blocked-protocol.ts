import type { FindingCode } from '../../finding-code.js';

export const blockedProtocol = {
  code: 'AZR501',
  title: 'Tunnel that the fabric does not carry',
  severity: 'error',
  meaning: 'The tunnel is GRE or IP in IP, and its outer packets cross the Azure fabric, which drops them.',
  why: [
    'A virtual network carries TCP, UDP, ICMP, ESP and AH. GRE (IP protocol 47) and IP in IP (4) are blocked, whatever the security groups say (R209). What works are tunnels over UDP: VXLAN, and IPsec with NAT traversal (R210).',
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

tunnel tun0 gre nva1 <-> nva2

bgp nva1 <-> nva2 over tun0
`,
  mend: ['Use `vxlan` or `ipsec`.'],
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
