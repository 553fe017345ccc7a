import type { FindingCode } from '../../finding-code.js';

export const internetTunnel = {
  code: 'AZR507',
  title: 'Unencrypted tunnel over the Internet',
  severity: 'warning',
  meaning: 'The outer packets of a VXLAN tunnel cross the Internet.',
  why: ['VXLAN puts packets into UDP as they are. Between public addresses only IPsec is sensible (R217).'],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.0.1 { asn 65100 }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.1.0.0/16
}

bgp nva1 <-> cpe1 over tun0

tunnel tun0 vxlan nva1 [endpoint 198.51.100.4] <-> cpe1 [endpoint 203.0.113.10]
`,
  mend: ['Use `ipsec`, or endpoints that are reached by peering or through a gateway.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

site dc1 {
  address 192.168.0.0/16
  router cpe1 192.168.0.1 { asn 65100 }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
  advertise 10.1.0.0/16
}

bgp nva1 <-> cpe1 over tun0

tunnel tun0 ipsec nva1 [endpoint 198.51.100.4] <-> cpe1 [endpoint 203.0.113.10]
`,
} as const satisfies FindingCode;
